import { expect, test, type Page } from '@playwright/test';
import { lesson, lessonId, own, pagesOfEachSort } from './progress-support.ts';

const lab = pagesOfEachSort.find((path) => path.startsWith('labs/')) ?? '';
const labId = lab.split('/')[1] ?? '';

const spent = (page: Page, step: string) =>
  page.evaluate(
    (prefix) =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix))
        .map((key) =>
          Number((JSON.parse(localStorage.getItem(key) ?? '{}') as { value: string }).value),
        )
        .reduce((sum, seconds) => sum + seconds, 0),
    `${own}v1:spent:${step}:`,
  );

test('time on a lesson counts while the reader is there, and is kept when they leave', async ({
  page,
}) => {
  await page.clock.install();
  await page.goto(lesson);
  for (let minute = 0; minute < 3; minute += 1) {
    await page.mouse.wheel(0, 200);
    await page.mouse.move(10 + minute, 10);
    await page.clock.fastForward(40_000);
  }
  // Nobody is there for an hour: no more than a minute of it counts.
  await page.clock.fastForward(3_600_000);
  await page.goto('about:blank');
  await page.goto('glossary/');
  const seconds = await spent(page, lessonId);
  expect(seconds).toBeGreaterThanOrEqual(130);
  expect(seconds).toBeLessThanOrEqual(185);
});

test('a glance is no work', async ({ page }) => {
  await page.clock.install();
  await page.goto(lesson);
  await page.mouse.wheel(0, 200);
  await page.clock.fastForward(9_000);
  await page.goto('glossary/');
  expect(await spent(page, lessonId)).toBe(0);
});

test('the clock of a lab runs across a reload, in every tab, and stops by the same button', async ({
  page,
  context,
}) => {
  await page.clock.install();
  await page.goto(lab);
  const clock = page.locator('lab-clock');
  await clock.getByRole('button', { name: 'Start the clock' }).click();
  await expect(clock).toContainText(/Running since \d\d:\d\d/);
  await page.clock.fastForward(45 * 60_000);
  await page.reload();
  const other = await context.newPage();
  await other.goto(lab);
  await expect(other.locator('lab-clock')).toContainText('Running since');
  await clock.getByRole('button', { name: 'Stop the clock' }).click();
  await expect(clock).toContainText('45 min so far');
  await expect(other.locator('lab-clock').getByRole('button')).toHaveText('Start the clock');
  expect(await spent(page, labId)).toBeGreaterThanOrEqual(45 * 60);
});
