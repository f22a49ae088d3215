import { expect, test, type Page } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { expectQuiet, sidewaysScroll, totalShift, watch, watchShifts } from '../support/pages.ts';
import { lesson, lessonId, lessonKey, own } from './progress-support.ts';
import { answerQuestion } from './question-support.ts';

const hour = 3_600_000;

/** A learner who marked the lesson some hours ago, before the page is opened. */
async function openFinished(page: Page, hoursAgo: number, value = 'done'): Promise<void> {
  await page.addInitScript(
    ({ key, text }) => {
      if (localStorage.getItem(key) === null) localStorage.setItem(key, text);
    },
    { key: lessonKey, text: JSON.stringify({ at: Date.now() - hoursAgo * hour, value }) },
  );
  await page.goto(lesson);
}

test('a finished lesson that is opened again offers its questions first, then the lesson', async ({
  page,
}) => {
  const seen = watch(page);
  await openFinished(page, 13);
  const box = page.locator('recall-first');
  await expect(box).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await sidewaysScroll(page)).toEqual([]);
  await box.getByRole('link', { name: 'Recall first' }).click();
  await expect(page.locator('[data-fill=today]')).toContainText('from memory');
  await page.getByRole('button', { name: 'Start' }).click();
  await answerQuestion(page.locator('review-session quiz-question'), true);
  await page.getByRole('button', { name: /Good/ }).click();
  await page.getByRole('button', { name: 'Stop here' }).click();
  await page.getByRole('link', { name: /^Now read/ }).click();
  await expect(page).toHaveURL(new RegExp(`${lesson}$`));
  await expectQuiet(page, seen);
});

test('nothing is offered on the day itself, for an open lesson, or to a newcomer', async ({
  page,
}) => {
  await page.goto(lesson);
  await expect(page.locator('recall-first')).toBeHidden();
  await openFinished(page, 1);
  await expect(page.locator('recall-first')).toBeHidden();
  await page.evaluate(
    ([key = '', text = '']) => localStorage.setItem(key, text),
    [lessonKey, JSON.stringify({ at: Date.now() - 50 * hour, value: 'reopened' })],
  );
  await page.reload();
  await expect(page.locator('recall-first')).toBeHidden();
});

test('the offer is switched off where it stands, and on again where one reviews', async ({
  page,
}) => {
  await openFinished(page, 48);
  await page.getByRole('button', { name: 'Do not ask again' }).click();
  await expect(page.locator('recall-first')).toBeHidden();
  await page.reload();
  await expect(page.locator('recall-first')).toBeHidden();
  await page.goto('review/');
  const choice = page.getByLabel('When you open a finished lesson again');
  await expect(choice).toHaveValue('off');
  await choice.selectOption('on');
  await page.goto(lesson);
  await expect(page.locator('recall-first')).toBeVisible();
});

test('the offer stands before the first paint: nothing moves', async ({ page }) => {
  await watchShifts(page);
  await openFinished(page, 48);
  await expect(page.locator('recall-first')).toBeVisible();
  await page.waitForTimeout(500);
  expect(await totalShift(page)).toBeLessThan(0.01);
});

test('damaged records offer nothing and break nothing', async ({ page }) => {
  const seen = watch(page);
  await page.addInitScript(
    ([theme = '', key = '']) => {
      localStorage.setItem(theme, '{"value":');
      localStorage.setItem(key, 'null');
    },
    [`${own}v1:setting:theme`, `${own}v1:lesson:${lessonId}`],
  );
  await page.goto(lesson);
  await expect(page.locator('recall-first')).toBeHidden();
  await expectQuiet(page, seen);
});
