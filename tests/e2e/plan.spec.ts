import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { expect, test, type Page } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { distFolder } from '../support/dist.ts';
import { expectQuiet, sidewaysScroll, watch } from '../support/pages.ts';
import { lessonId, own } from './progress-support.ts';

const steps = JSON.parse(readFileSync(join(distFolder, 'plan/steps.json'), 'utf8')) as readonly {
  readonly id: string;
  readonly minutes: number;
  readonly isOpen: boolean;
}[];

const result = (page: Page) => page.locator('[data-fill=result]');

test('a plan stands at once, begins today, and counts what is left', async ({ page }) => {
  const seen = watch(page);
  await page.goto('plan/');
  await expect(result(page)).toHaveText(
    /^\d+ steps, about \d+ hours: done between \w+ \d{4} and \w+ \d{4}\.$/,
  );
  await expect(page.locator('details[open] summary')).toContainText('This week');
  const [before] = (await result(page).innerText()).split(' ');
  await page.evaluate(
    ({ key }) => localStorage.setItem(key, JSON.stringify({ at: 1, value: 'done' })),
    { key: `${own}v1:lesson:${lessonId}` },
  );
  await page.reload();
  await expect(result(page)).toContainText(`${Number(before) - 1} steps`);
  await expectQuiet(page, seen);
});

test('more hours end sooner, and a wished day says what it takes', async ({ page }) => {
  await page.clock.setFixedTime(new Date('2026-11-24T10:00:00'));
  await page.goto('plan/');
  const weeks = page.locator('plan-maker details');
  const many = await weeks.count();
  await page.locator('[name=hours]').fill('20');
  await page.locator('[name=hours]').blur();
  await expect(async () => expect(await weeks.count()).toBeLessThan(many)).toPass();
  await page.locator('[name=target]').fill('2026-12-10');
  await page.locator('[name=target]').blur();
  await expect(page.locator('[data-fill=target]')).toContainText(/it takes \d+\.\d hours a week/);
  await page.reload();
  await expect(page.locator('[name=hours]')).toHaveValue('20');
  await expect(page.locator('[name=target]')).toHaveValue('2026-12-10');
});

test('a platform adds its track, and is the platform of the whole site', async ({ page }) => {
  await page.goto('plan/');
  const before = Number((await result(page).innerText()).split(' ')[0]);
  await page.locator('[name=platform]').selectOption({ index: 1 });
  await expect(async () =>
    expect(Number((await result(page).innerText()).split(' ')[0])).toBeGreaterThan(before),
  ).toPass();
  const stored = await page.evaluate(
    (key) => localStorage.getItem(key),
    `${own}v1:setting:platform`,
  );
  expect(stored).not.toBeNull();
});

test('the calendar file is read by another library, and the next one counts up', async ({
  page,
}) => {
  await page.goto('plan/');
  for (const sequence of [1, 2]) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as calendar file' }).click();
    const text = readFileSync(await (await download).path(), 'utf8');
    const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
    expect(events.length).toBeGreaterThan(10);
    expect(events.map((event) => event.getFirstPropertyValue('sequence'))).toContain(sequence);
  }
});

test('no day and no hours are answered with what is missing', async ({ page }) => {
  await page.goto('plan/');
  for (const day of [0, 1, 2, 3, 4, 5]) await page.locator(`[name=day][value="${day}"]`).uncheck();
  await expect(result(page)).toHaveText('Choose at least one day.');
  await page.locator('[name=day]').first().check();
  await page.locator('[name=hours]').fill('0');
  await page.locator('[name=hours]').blur();
  await expect(page.locator('plan-maker details').first()).toBeVisible();
});

test('too few hours for the days are answered with what to change', async ({ page }) => {
  const seen = watch(page);
  await page.goto('plan/');
  await page.locator('[name=hours]').fill('1');
  await page.locator('[name=hours]').blur();
  await expect(result(page)).toHaveText(
    'With 1 hour a week on 6 days, a day has less than 15 minutes. Choose more hours or fewer days.',
  );
  await expect(page.getByRole('button', { name: 'Save as calendar file' })).toBeHidden();
  await page.reload();
  await expect(result(page)).toContainText('Choose more hours');
  await page.locator('[name=day][value="0"]').uncheck();
  await page.locator('[name=day][value="1"]').uncheck();
  await expect(result(page)).toContainText('done');
  await expectQuiet(page, seen);
});

test('a year that is being typed is no wish', async ({ page }) => {
  await page.goto('plan/');
  await page.locator('[name=target]').fill('0202-12-12');
  await page.locator('[name=target]').blur();
  await page.locator('[name=hours]').fill('4');
  await page.locator('[name=hours]').blur();
  const kept = await page.evaluate(() => Object.keys(localStorage));
  expect(kept).toContain(`${own}v1:setting:plan-hours`);
  expect(kept).not.toContain(`${own}v1:setting:plan-target`);
});

test('a plan fits a phone, in both themes', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('plan/');
  await expect(page.locator('plan-maker details').first()).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toEqual([]);
  }
});

test('time spent makes a pace, and is corrected without losing what is known', async ({ page }) => {
  const seen = watch(page);
  const finished = steps.filter(({ isOpen }) => isOpen).slice(0, 3);
  await page.addInitScript(
    ({ prefix, done, at }) => {
      if (localStorage.length > 0) return;
      for (const { id, minutes } of done) {
        localStorage.setItem(`${prefix}v1:lesson:${id}`, JSON.stringify({ at, value: 'done' }));
        const value = String(minutes * 60 * 2);
        localStorage.setItem(`${prefix}v1:spent:${id}:01a`, JSON.stringify({ at, value }));
      }
    },
    { prefix: own, done: finished, at: Date.now() - 1000 },
  );
  await page.goto('plan/');
  await expect(page.locator('[data-fill=pace]')).toContainText(
    'over 3 finished steps you took 200 % of the estimates',
  );
  await page.getByText('Time you spent, and corrections').click();
  const field = page.locator(`[name=spent][data-step="${finished[0]?.id ?? ''}"]`);
  await field.fill('-3');
  await field.press('Enter');
  await expect(page.locator('[data-fill=pace]')).toContainText('took 200 %');
  await field.fill(String(finished[0]?.minutes));
  await field.press('Enter');
  await expect(page.locator('[data-fill=pace]')).not.toContainText('took 200 %');
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.reload();
  await expect(page.locator('[data-fill=pace]')).not.toContainText('took 200 %');
  await expectQuiet(page, seen);
});
