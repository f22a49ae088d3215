import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import type { PlanStep } from '#curriculum/plan-file.ts';
import { accessibilityFaults } from '../support/axe.ts';
import { ScreenReader } from '../support/screen-reader.ts';
import { own, seed } from './progress-support.ts';

// What a learner hears, each flow as a committed transcript in tests/e2e/spoken/.
test.use({ serviceWorkers: 'block', locale: 'en-GB', timezoneId: 'Asia/Kuala_Lumpur' });

const lesson = 'notebook-to-package';
const now = new Date('2026-11-24T10:00:00+08:00');
const longAgo = now.getTime() - 20 * 86_400_000;

// The whole page is worked out anew after each key.
test.setTimeout(120_000);

test.beforeEach(async ({ page }) => {
  await page.clock.install({ time: now });
});

const choice = (question: string, option: string) =>
  `#question-${question} [data-option="${option}"] input`;

/** The options of a question as they stand, right ones marked. */
async function optionsOf(
  page: Page,
  question: string,
): Promise<readonly { readonly id: string; readonly isRight: boolean }[]> {
  return page.locator(`#question-${question}`).evaluate((element) => {
    const right = JSON.parse((element as HTMLElement).dataset['key'] ?? '[]') as string[];
    const rows = element.querySelectorAll<HTMLElement>('[data-option]');
    return Array.from(rows, ({ dataset }) => {
      const id = dataset['option'] ?? '';
      return { id, isRight: right.includes(id) };
    });
  });
}

async function quiz(page: Page): Promise<string> {
  await page.goto(`lessons/${lesson}/`);
  await page.keyboard.press('Shift');
  await page.locator('quiz-set').scrollIntoViewIfNeeded();
  await expect(page.locator('quiz-question .move').first()).toBeVisible();
  const reader = await ScreenReader.start(page);
  await reader.goTo('the questions', '#page-quiz');
  await reader.readTo('radio, Not sure');
  await reader.press('Space');
  await answerOne(page, reader, 'pkg-run-order');
  await answerSeveral(page, reader, 'pkg-setting-or-constant');
  await putInOrder(reader, 'pkg-who-imports');
  return reader.transcript();
}

async function answerOne(page: Page, reader: ScreenReader, question: string): Promise<void> {
  const whole = `#question-${question}`;
  const options = await optionsOf(page, question);
  const wrong = options.findIndex(({ isRight }) => !isRight);
  const right = options.findIndex(({ isRight }) => isRight);
  await reader.goTo('a question with one answer', whole);
  await reader.readAll(whole);
  await reader.goTo('its button', `${whole} .actions`);
  await reader.press('Enter');
  await reader.goTo('a wrong option', choice(question, options[wrong]?.id ?? ''));
  await reader.press('Space', 'Tab', 'Enter', 'Shift+Tab');
  for (let at = wrong; at < right; at += 1) await reader.press('ArrowDown');
  await reader.press('Tab', 'Enter');
  await reader.goTo('the question again', whole);
  await reader.readAll(whole);
}

async function answerSeveral(page: Page, reader: ScreenReader, question: string): Promise<void> {
  const options = await optionsOf(page, question);
  await reader.goTo('a question with several answers', `#question-${question}`);
  await reader.readTo('checkbox');
  for (const { id } of options.filter(({ isRight }) => isRight)) {
    await reader.goTo('a right option', choice(question, id));
    await reader.press('Space');
    await reader.goTo('its button', `#question-${question} .actions`);
    await reader.press('Enter');
  }
}

async function putInOrder(reader: ScreenReader, question: string): Promise<void> {
  const whole = `#question-${question}`;
  await reader.goTo('a question of order', whole);
  await reader.readAll(whole);
  await reader.goTo('its button', `${whole} .actions`);
  await reader.press('Enter');
  await reader.goTo('the first row', `${whole} [data-option]:first-child .move`);
  await reader.press('Enter');
  await reader.goTo('the last row', `${whole} [data-option]:last-child .move`);
  await reader.press('Enter');
  await reader.goTo('its button', `${whole} .actions`);
  await reader.press('Enter');
}

async function review(page: Page): Promise<string> {
  const answers = ['pkg-run-order', 'pkg-three-runs'].map((id, place) => [
    `${own}v1:answer:${id}:01k0000000000000000000000${place}`,
    JSON.stringify({ at: longAgo, isRight: true, chosen: [], step: lesson }),
  ]);
  await seed(page, {
    ...(Object.fromEntries(answers) as Record<string, string>),
    [`${own}v1:setting:new-per-day`]: JSON.stringify({ at: longAgo, value: '0' }),
  });
  await page.goto('review/');
  await expect(page.locator('review-session')).toHaveAttribute('data-ready', '');
  const reader = await ScreenReader.start(page);
  await reader.goTo('the review', 'review-session');
  await reader.readTo('button, Start');
  await reader.press('Enter');
  await reader.hear('radio');
  await reader.goTo('the top of the question', 'review-session .where');
  await reader.readAll('[data-part=card]');
  await answerDue(page, reader, true);
  await reader.press('3');
  await reader.hear('radio');
  await reader.goTo('taking it back', '[value=undo]');
  await reader.press('Enter');
  await reader.hear('radio');
  await answerDue(page, reader, true);
  await reader.press('Tab', 'Tab', 'Space');
  await reader.hear('radio');
  await answerDue(page, reader, false);
  await reader.press('1');
  await reader.hear('radio');
  await answerDue(page, reader, true);
  await reader.press('Space');
  await reader.readAll('[data-part=end]');
  return reader.transcript();
}

/** Chooses an answer of the question that is open and checks it. */
async function answerDue(page: Page, reader: ScreenReader, isRight: boolean): Promise<void> {
  const id = await page.locator('review-session quiz-question').getAttribute('data-question');
  const options = await optionsOf(page, id ?? '');
  const wanted = options.find((option) => option.isRight === isRight)?.id ?? '';
  await reader.goTo(`a ${isRight ? 'right' : 'wrong'} option`, choice(id ?? '', wanted));
  await reader.press('Space', 'Tab', 'Enter');
}

const planSteps: readonly PlanStep[] = ['first', 'second', 'third', 'fourth'].map(
  (name, place) => ({
    id: `${name}-lesson`,
    title: `The ${name} lesson`,
    address: `lessons/${name}-lesson/`,
    minutes: 60,
    prerequisites: [],
    isOpen: place !== 1,
    ...(place === 3 && { platform: 'aws' }),
  }),
);

/** @param spoil takes something from the page that a listener needs */
async function plan(page: Page, spoil?: () => void): Promise<string> {
  await page.route('**/plan/steps.json', (route) => route.fulfill({ json: planSteps }));
  await page.goto('plan/');
  await expect(page.locator('plan-maker')).toHaveAttribute('data-ready', '');
  if (spoil) await page.evaluate(spoil);
  const reader = await ScreenReader.start(page);
  await reader.goTo('the plan', 'plan-maker');
  await reader.readTo('spinbutton');
  await reader.press('Control+a', '1', 'Tab', 'Shift+Tab', 'Control+a', '3', 'Tab');
  await reader.press('ArrowDown', 'Tab', ...'1,2,1,2,2,0,2,6'.split(','), 'Tab');
  await reader.goTo('the days', 'plan-maker fieldset');
  await reader.readTo('checkbox, Saturday');
  await reader.press('Space');
  await reader.goTo('the result', '[data-fill=result]');
  await reader.readTo('button, Save');
  await reader.press('Enter');
  await reader.hear('Saved');
  await reader.goTo('the weeks', '[data-fill=weeks]');
  await reader.readAll('[data-fill=weeks]');
  return reader.transcript();
}

async function bringIn(page: Page): Promise<string> {
  const kept = JSON.stringify({ at: longAgo, value: 'light' });
  await seed(page, { [`${own}v1:setting:theme`]: kept });
  await page.goto('progress/');
  await expect(page.locator('progress-list')).toHaveAttribute('data-ready', '');
  const reader = await ScreenReader.start(page);
  const field = page.locator('progress-panel input[type=file]');
  const choose = (name: string, text: string) =>
    reader.act(`choose ${name}`, () =>
      field.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) }),
    );
  const file = readFileSync(`${import.meta.dirname}/../fixtures/progress/v1.json`, 'utf8');
  await reader.goTo('bringing back', '#restore');
  await reader.readTo('A file that was saved here');
  await reader.goTo('the field', 'progress-panel input[type=file]');
  await choose('half-of-a-file.json', file.slice(0, 300));
  await reader.hear('cut off');
  await choose('progress.json', file);
  await reader.hear('Nothing is changed yet');
  expect(await accessibilityFaults(page)).toEqual([]);
  await reader.readTo('button, Leave it');
  await reader.press('Enter');
  await choose('progress.json', file);
  await reader.hear('Nothing is changed yet');
  await reader.press('Tab', 'Enter');
  await reader.hear('brought in');
  await reader.goTo('taking it back', '[data-part=journal]');
  await reader.readTo('button, Undo');
  await reader.press('Enter');
  await reader.hear('taken back');
  return reader.transcript();
}

test('a quiz is heard', async ({ page }) => {
  expect(await quiz(page)).toMatchSnapshot('quiz.txt');
});

test('a review is heard', async ({ page }) => {
  expect(await review(page)).toMatchSnapshot('review.txt');
});

test('a plan is heard', async ({ page }) => {
  expect(await plan(page)).toMatchSnapshot('plan.txt');
});

test('bringing in a file is heard', async ({ page }) => {
  expect(await bringIn(page)).toMatchSnapshot('import.txt');
});

const committedPlan = `${import.meta.dirname}/spoken/plan.txt`;

/** The lines of the committed plan that nobody hears any more. */
const unheard = (transcript: string) =>
  readFileSync(committedPlan, 'utf8')
    .split('\n')
    .filter((line) => !transcript.split('\n').includes(line));

test('a field that loses its label is no longer heard as before', async ({ page }) => {
  const spoilt = await plan(page, () => {
    const label = document.querySelector('[name=hours]')?.closest('label');
    label?.replaceWith(...label.childNodes);
  });
  const lost = unheard(spoilt);
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.filter((line) => !line.startsWith('spinbutton, Hours a week, '))).toEqual([]);
});

test('a result that is no longer announced is not heard', async ({ page }) => {
  const spoilt = await plan(page, () => {
    document.querySelector('[data-fill=result]')?.removeAttribute('role');
  });
  const lost = unheard(spoilt);
  expect(lost.length).toBeGreaterThan(0);
  expect(lost.filter((line) => !/^polite: (With 1 hour|\d steps)/.test(line))).toEqual([]);
});
