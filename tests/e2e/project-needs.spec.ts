import { expect, test } from '@playwright/test';
import { uncaught } from './progress-support.ts';

const rows = 'what-you-need [data-need]';

test('a first project names all knowledge from elsewhere, and what a learner knows is no longer missing', async ({
  page,
}) => {
  const errors = uncaught(page);
  await page.goto('projects/mlops-deployment/');
  const needs = page.locator('what-you-need');
  await expect(needs.getByRole('link', { name: 'Git basics' })).toBeVisible();
  await expect(needs.getByText('from elsewhere, optional')).toBeVisible();
  await expect(needs.locator('[data-summary]')).toHaveText('You still need 4 of these.');
  for (let left = 3; left >= 0; left -= 1) {
    await needs.getByRole('button', { name: 'I know this' }).first().click();
    const words = left ? `You still need ${left} of these.` : 'You have all of it.';
    await expect(needs.locator('[data-summary]')).toHaveText(words);
  }
  await expect(needs.getByRole('link', { name: 'Test out of a lesson' })).toBeVisible();
  expect(errors).toEqual([]);
});

test('before the second project the list shrinks with what only leads to something known', async ({
  page,
}) => {
  await page.goto('projects/cloud-platforms/');
  const needs = page.locator('what-you-need');
  const summary = needs.locator('[data-summary]');
  const all = await page.locator(rows).count();
  await expect(summary).toHaveText(new RegExp(`^You still need ${all} of these, [\\d.]+ h\\.$`));
  const direct = needs.locator('li[data-direct]');
  for (const row of await direct.all()) await row.getByRole('button').click();
  await expect(summary).toHaveText('You have all of it.');
  await needs.locator('summary').click();
  await expect(needs.locator('li:not([data-direct]):visible')).toHaveCount(0);
  // What is known before one project is known before the next step as well.
  await direct.last().getByRole('button', { name: 'Undo' }).click();
  await expect(summary).toHaveText(/^You still need \d+ of these, [\d.]+ h\.$/);
});

test('without scripts the whole list stands there', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.goto('projects/cloud-platforms/');
  const needs = page.locator('what-you-need');
  await expect(needs.locator('li[data-direct] a').first()).toBeVisible();
  await needs.locator('summary').click();
  await expect(page.locator(rows).last()).toBeVisible();
  expect(await needs.locator('li:visible').count()).toBe(await page.locator(rows).count());
  await expect(needs.getByRole('button', { name: 'I know this' })).toHaveCount(0);
  await context.close();
});
