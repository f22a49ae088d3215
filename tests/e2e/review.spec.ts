import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { distFolder } from '../support/dist.ts';
import { expectQuiet, sidewaysScroll, watch } from '../support/pages.ts';
import { own } from './progress-support.ts';
import { answerQuestion } from './question-support.ts';

interface ReviewStep {
  readonly id: string;
  readonly address: string;
  readonly questions: Readonly<Record<string, string>>;
}

const steps = JSON.parse(
  readFileSync(join(distFolder, 'review/questions.json'), 'utf8'),
) as readonly ReviewStep[];
const lesson = steps[0] ?? { id: '', address: '', questions: {} };
const questions = Object.keys(lesson.questions);
const day = 86_400_000;

/** A learner who finished the first lesson some days ago. `answers`: question → right or wrong. */
async function openReview(
  page: Page,
  answers: Readonly<Record<string, { isRight: boolean; isSure?: boolean }>>,
  daysAgo = 20,
): Promise<void> {
  await page.addInitScript(
    ({ prefix, step, given, at }) => {
      if (localStorage.length > 0) return;
      localStorage.setItem(`${prefix}v1:lesson:${step}`, JSON.stringify({ at, value: 'done' }));
      Object.entries(given).forEach(([id, answer], place) => {
        const ulid = `01k0000000000000000000000${String(place)}`;
        const value = { at, chosen: [], step, ...answer };
        localStorage.setItem(`${prefix}v1:answer:${id}:${ulid}`, JSON.stringify(value));
      });
    },
    { prefix: own, step: lesson.id, given: answers, at: Date.now() - daysAgo * day },
  );
  await page.goto('review/');
}

const answer = (page: Page, isRight: boolean) =>
  answerQuestion(page.locator('review-session quiz-question'), isRight);

const stored = (page: Page, kind: string) =>
  page.evaluate(
    (prefix) => Object.keys(localStorage).filter((key) => key.startsWith(prefix)),
    `${own}v1:${kind}:`,
  );

test('a learner who has done nothing is told where questions come from', async ({ page }) => {
  const seen = watch(page);
  await page.goto('review/');
  await expect(page.locator('[data-fill=today]')).toContainText('Nothing to review yet');
  await expect(page.getByRole('button', { name: 'Start' })).toBeHidden();
  await expectQuiet(page, seen);
});

test('what was wrong although the learner was sure comes first, then new questions', async ({
  page,
}) => {
  const [first = '', second = '', third = ''] = questions;
  await openReview(page, {
    [first]: { isRight: true },
    [second]: { isRight: false },
    [third]: { isRight: false, isSure: true },
  });
  await expect(page.locator('[data-fill=today]')).toContainText('3 questions are due');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.locator(`review-session #question-${third}`)).toBeVisible();
  await expect(page.locator('.where')).toContainText('You were sure, and it was wrong');
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect(page.locator(`review-session #question-${second}`)).toBeVisible();
});

test('a right answer is rated by key, kept, and taken back', async ({ page }) => {
  const seen = watch(page);
  const [first = '', second = ''] = questions;
  await openReview(page, { [first]: { isRight: true }, [second]: { isRight: true } });
  await page.getByRole('button', { name: 'Start' }).click();
  const open = await page.locator('review-session quiz-question').getAttribute('data-question');
  // Nothing of the earlier answer is left to read off.
  await expect(page.locator('review-session .kept')).toHaveCount(0);
  await answer(page, true);
  const ratings = page.locator('.ratings');
  await expect(ratings.getByRole('button')).toHaveCount(3);
  await expect(ratings.getByRole('button', { name: 'Good 3' })).toContainText(
    /in \d+ (days|months)/,
  );
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('1');
  expect(await stored(page, 'rating')).toEqual([]);
  await page.keyboard.press(' ');
  await expect.poll(() => stored(page, 'rating')).toHaveLength(1);
  expect((await stored(page, 'rating'))[0]).toContain(`v1:rating:${open ?? ''}:`);
  await expect(page.locator(`review-session #question-${open ?? ''}`)).toHaveCount(0);
  await page.getByRole('button', { name: 'Take the last answer back' }).click();
  await expect(page.locator(`review-session #question-${open ?? ''}`)).toBeVisible();
  expect(await stored(page, 'undo')).toHaveLength(2);
  await page.getByRole('button', { name: 'Stop here' }).click();
  await expect(page.locator('[data-fill=summary]')).toContainText('more wait for today');
  await expectQuiet(page, seen);
});

test('the space bar presses what has the focus before it rates', async ({ page }) => {
  const [first = ''] = questions;
  await openReview(page, { [first]: { isRight: true } });
  await page.getByRole('button', { name: 'Start' }).click();
  await answer(page, true);
  await page.locator('review-session summary').first().press(' ');
  await expect(page.locator('review-session quiz-question details')).toHaveAttribute('open');
  expect(await stored(page, 'rating')).toEqual([]);
  await page.locator('.ratings').getByRole('button', { name: 'Hard' }).press(' ');
  await expect.poll(() => stored(page, 'rating')).toHaveLength(1);
  const [key = ''] = await stored(page, 'rating');
  expect(await page.evaluate((name) => localStorage.getItem(name), key)).toContain('"hard"');
});

test('a wrong answer comes back tomorrow, and once more in this session', async ({ page }) => {
  const [first = ''] = questions;
  await openReview(page, { [first]: { isRight: true } });
  await page.locator('[name=new-per-day]').fill('0');
  await page.locator('[name=new-per-day]').blur();
  await page.getByRole('button', { name: 'Start' }).click();
  await answer(page, false);
  const again = page.locator('.ratings').getByRole('button');
  await expect(again).toHaveCount(1);
  await expect(again).toContainText('tomorrow');
  await page.keyboard.press('1');
  await expect(page.locator('.where')).toContainText('Once more');
  await answer(page, true);
  await page.keyboard.press(' ');
  await expect(page.locator('[data-part=end]')).toBeVisible();
  await expect(page.locator('[data-fill=summary]')).toContainText('One question answered, 0 right');
  expect(await stored(page, 'rating')).toHaveLength(1);
  await page.reload();
  await expect(page.locator('[data-fill=today]')).toHaveText('Nothing is due today.');
});

test('settings stay and say what they cost', async ({ page }) => {
  const [first = ''] = questions;
  await openReview(page, { [first]: { isRight: true } });
  await page.locator('[name=retention]').selectOption('0.95');
  await expect(page.locator('[data-fill=cost]')).toContainText(/at 80 %.*at 95 % reviews a day/);
  await page.reload();
  await expect(page.locator('[name=retention]')).toHaveValue('0.95');
});

test('a question whose page cannot be read is left out and named', async ({ page }) => {
  const [first = '', second = ''] = questions;
  await openReview(page, { [first]: { isRight: true }, [second]: { isRight: true } });
  await page.route(`**/${lesson.address}`, (route) => route.abort());
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.locator('[data-part=end]')).toBeVisible();
  await expect(page.locator('[data-fill=news]')).toContainText('could not be loaded');
});

test('a review fits a phone, in both themes', async ({ page }) => {
  const [first = ''] = questions;
  await page.setViewportSize({ width: 320, height: 640 });
  await openReview(page, { [first]: { isRight: true } });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toEqual([]);
  }
  await page.getByRole('button', { name: 'Start' }).click();
  await answer(page, true);
  expect(await sidewaysScroll(page)).toEqual([]);
});
