import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { distFolder } from '../support/dist.ts';
import { expectQuiet, watch } from '../support/pages.ts';
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
const lesson = steps.find(({ address }) => address.startsWith('lessons/')) ?? steps[0];
const check = steps.find(({ address }) => address.startsWith('quizzes/')) ?? steps[0];
const countOf = (step: ReviewStep | undefined) => Object.keys(step?.questions ?? {}).length;

const known = (page: Page) =>
  page.evaluate(
    (prefix) =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix))
        .filter((key) => localStorage.getItem(key)?.includes('"known"'))
        .map((key) => key.slice(prefix.length))
        .sort(),
    `${own}v1:known:`,
  );

/** Answers all questions of the open test; those at the given places wrong. */
async function takeTest(page: Page, count: number, wrong: readonly number[] = []): Promise<void> {
  await page.getByRole('button', { name: 'Start' }).click();
  for (let place = 0; place < count; place += 1) {
    await expect(page.locator('[data-fill=where]')).toContainText(`${place + 1} of ${count}`);
    await answerQuestion(page.locator('test-out quiz-question'), !wrong.includes(place));
    await page.getByRole('button', { name: 'Go on' }).click();
  }
}

test('a lesson is known after all its questions were right, and that can be taken back', async ({
  page,
}) => {
  const seen = watch(page);
  await page.goto(lesson?.address ?? '');
  await page.getByRole('link', { name: 'Test out', exact: false }).first().click();
  await expect(page.locator('[data-fill=rule]')).toContainText(`${countOf(lesson)} questions.`);
  await takeTest(page, countOf(lesson));
  await expect(page.locator('[data-fill=verdict]')).toBeFocused();
  await expect(page.locator('[data-fill=verdict]')).toHaveText('You know this');
  expect(await known(page)).toEqual([lesson?.id]);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take it back' }).click();
  expect(await known(page)).toEqual([]);
  await expectQuiet(page, seen);
});

test('a module check that is passed makes every open lesson of its module known', async ({
  page,
}) => {
  await page.goto(`test-out/?step=${check?.id ?? ''}`);
  const covers = (
    await page.locator(`[data-test="${check?.id ?? ''}"]`).getAttribute('data-covers')
  )
    ?.split(' ')
    .sort();
  expect(covers?.length).toBeGreaterThan(2);
  await takeTest(page, countOf(check));
  expect(await known(page)).toEqual(covers);
});

test('too many wrong answers mark nothing and name what was missed; trying again is no pass', async ({
  page,
}) => {
  await page.goto(`test-out/?step=${lesson?.id ?? ''}`);
  const all = Array.from({ length: countOf(lesson) }, (_, place) => place);
  await takeTest(page, countOf(lesson), all);
  await expect(page.locator('[data-fill=verdict]')).toHaveText('Not yet');
  expect(await page.locator('[data-fill=missed] li').count()).toBeGreaterThan(1);
  expect(await known(page)).toEqual([]);
});

test('the first check counts, whatever is tried after its reason was shown', async ({ page }) => {
  await page.goto(`test-out/?step=${lesson?.id ?? ''}`);
  await page.getByRole('button', { name: 'Start' }).click();
  const question = page.locator('test-out quiz-question');
  for (let place = 0; place < countOf(lesson); place += 1) {
    await expect(page.locator('[data-fill=where]')).toContainText(`${place + 1} of`);
    await answerQuestion(question, false);
    await answerQuestion(question, true);
    await page.getByRole('button', { name: 'Go on' }).click();
  }
  await expect(page.locator('[data-fill=summary]')).toContainText(`0 of ${countOf(lesson)} were`);
  expect(await known(page)).toEqual([]);
});

test('a test that is stopped marks nothing, and an unknown one says so', async ({ page }) => {
  await page.goto(`test-out/?step=${lesson?.id ?? ''}`);
  await page.getByRole('button', { name: 'Start' }).click();
  await answerQuestion(page.locator('test-out quiz-question'), true);
  await page.getByRole('button', { name: 'Stop here' }).click();
  await expect(page.locator('[data-fill=news]')).toContainText('nothing was marked');
  expect(await known(page)).toEqual([]);
  await page.goto('test-out/?step=no-such-lesson"]');
  await expect(page.locator('[data-fill=news]')).toContainText('no test with this name');
});

test('a question that cannot be loaded ends the test without a mark', async ({ page }) => {
  await page.goto(`test-out/?step=${lesson?.id ?? ''}`);
  await page.route(`**/${lesson?.address ?? ''}`, (route) => route.abort());
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.locator('[data-fill=news]')).toContainText('could not be loaded');
  expect(await known(page)).toEqual([]);
});
