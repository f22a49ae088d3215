import { expect, test, type Page } from '@playwright/test';
import type { Version } from '#progress/fact.ts';
import { accessibilityFaults } from '../support/axe.ts';
import { htmlOf, isRedirect, pagesOf } from '../support/dist.ts';
import { expectQuiet, sidewaysScroll, totalShift, watch, watchShifts } from '../support/pages.ts';
import {
  doneButton,
  downloaded,
  lesson,
  lessonId,
  lessonKey,
  markDone,
  own,
  seed,
  storageOf,
} from './progress-support.ts';
import { answerQuestion } from './question-support.ts';

const versionKey = `${own}v1:version:${lessonId}`;
const day = 86_400_000;
const now = versionIn(lesson);
const [question = ''] = now.questions;

/** What the built page says now. */
function versionIn(path: string): Version {
  const [, text = ''] = /<done-button[^>]*data-version="([^"]+)"/.exec(htmlOf(path)) ?? [];
  return JSON.parse(
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'),
  ) as Version;
}

const titleOf = (section: string | undefined) => section?.slice(9) ?? '';

/**
 * What the page said before: without its first question and its last section, with another text in the
 * first section, another title for the second, and a section that is gone now.
 */
const before: Version = {
  value: '00000000',
  sections: [
    `00000000 ${titleOf(now.sections[0])}`,
    `${now.sections[1]?.slice(0, 8) ?? ''} An old title`,
    ...now.sections.slice(2, -1),
    '11111111 What is gone',
  ],
  questions: now.questions.slice(1),
};

/** A learner who finished the lesson yesterday, as it was then. */
const finished = (version: Version | undefined, id = lessonId, at = Date.now() - day) => ({
  [`${own}v1:lesson:${id}`]: JSON.stringify({ at, value: 'done' }),
  ...(version && { [`${own}v1:version:${id}`]: JSON.stringify({ at, ...version }) }),
});

const note = (page: Page) => page.locator('changed-since');
const part = (page: Page, name: string) => note(page).locator(`[data-part="${name}"]`);

async function openNote(page: Page): Promise<void> {
  await page.goto(lesson);
  await expect(note(page)).toBeVisible();
  await note(page).getByText('What changed', { exact: true }).click();
  await expect(part(page, 'changed')).toBeVisible();
}

test('a finished lesson says what changed, leads there, asks only what is new, and is quiet then', async ({
  page,
}) => {
  const seen = watch(page);
  const records = finished(before);
  await seed(page, records);
  await openNote(page);
  await expect(part(page, 'changed')).toHaveText(`Changed: ${titleOf(now.sections[0])}`);
  await expect(part(page, 'added')).toHaveText(`New: ${titleOf(now.sections.at(-1))}`);
  await expect(part(page, 'renamed')).toHaveText(
    `Under a new title: ${titleOf(now.sections[1])} (before: “An old title”)`,
  );
  await expect(part(page, 'removed')).toHaveText('Taken out: “What is gone”');
  await expect(part(page, 'questions')).toHaveText('New questions: question 1');
  expect(await accessibilityFaults(page)).toEqual([]);

  await part(page, 'added').getByRole('link').click();
  await expect(page.locator('h2:target')).toHaveText(titleOf(now.sections.at(-1)));
  await part(page, 'questions').getByRole('link').click();
  const target = page.locator('quiz-question:target');
  await expect(target).toHaveAttribute('data-question', question);
  await answerQuestion(target, true);
  await expect(part(page, 'questions')).toBeHidden();
  await expect(part(page, 'rest')).toHaveText('You have answered 1 new question.');
  await expect(doneButton(page)).toHaveText('Mark as not done');

  await note(page).getByRole('button', { name: 'I have read it' }).click();
  await expect(note(page)).toBeHidden();
  await expect(page.locator('main')).toBeFocused();
  await page.reload();
  await expect(doneButton(page)).toHaveText('Mark as not done');
  await expect(note(page)).toBeHidden();
  const stored = await storageOf(page);
  expect(stored[lessonKey]).toBe(records[lessonKey]);
  expect(JSON.parse(stored[versionKey] ?? '')).toMatchObject({ ...now });
  await expectQuiet(page, seen);
});

test('whoever finishes a lesson keeps what it said, and sees nothing until it changes', async ({
  page,
}) => {
  await page.goto(lesson);
  await markDone(page);
  expect(JSON.parse((await storageOf(page))[versionKey] ?? '')).toMatchObject({ ...now });
  await page.reload();
  await expect(doneButton(page)).toHaveText('Mark as not done');
  await expect(note(page)).toBeHidden();
  // The same page, published with one word more in its first section.
  const [old = ''] = now.sections;
  await page.route(`**/${lesson}`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: htmlOf(lesson)
        .replaceAll(now.value, 'ffffffff')
        .replaceAll(old.slice(0, 8), 'eeeeeeee'),
    }),
  );
  await openNote(page);
  await expect(part(page, 'changed')).toHaveText(`Changed: ${titleOf(old)}`);
  for (const name of ['added', 'renamed', 'removed', 'questions', 'rest', 'wait'])
    await expect(part(page, name)).toBeHidden();
  await part(page, 'changed').getByRole('link').click();
  await expect(page.locator('h2:target')).toHaveText(titleOf(old));
  await doneButton(page).click();
  await expect(note(page)).toBeHidden();
  await markDone(page);
  await expect(note(page)).toBeHidden();
});

test('a lab tells its steps, and a module check its questions', async ({ page }) => {
  const [lab = '', check = ''] = [/^labs\//, /^quizzes\//].map((sort) =>
    pagesOf().find((path) => sort.test(path) && !isRedirect(htmlOf(path))),
  );
  const [labNow, checkNow] = [versionIn(lab), versionIn(check)];
  const step = labNow.sections.findIndex((_, place) => place > 0);
  const changed = labNow.sections[step] ?? '';
  await seed(page, {
    ...finished(
      { ...labNow, value: '0', sections: labNow.sections.with(step, `0 ${titleOf(changed)}`) },
      lab.split('/')[1],
    ),
    ...finished({ ...checkNow, value: '0', questions: [] }, check.split('/')[1]),
  });
  await page.goto(lab);
  await expect(note(page)).toContainText('This lab changed since you finished it');
  await note(page).getByText('What changed', { exact: true }).click();
  await part(page, 'changed').getByRole('link').click();
  await expect(page.locator('h3:target')).toHaveText(titleOf(changed));
  await page.goto(check);
  await expect(note(page)).toContainText('This check changed since you finished it');
  await note(page).getByText('What changed', { exact: true }).click();
  await expect(part(page, 'questions').getByRole('link')).toHaveCount(checkNow.questions.length);
  await part(page, 'questions').getByRole('link').last().click();
  await expect(page.locator('quiz-question:target')).toHaveAttribute(
    'data-question',
    checkNow.questions.at(-1) ?? '',
  );
});

test('who finished before versions were kept, or never finished, sees nothing and loads nothing', async ({
  page,
}) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  const reopened = JSON.stringify({ at: Date.now() - day, value: 'reopened' });
  for (const records of [{}, finished(undefined), { ...finished(before), [lessonKey]: reopened }]) {
    await page.goto('no-such-page/');
    await page.evaluate(() => localStorage.clear());
    await seed(page, records);
    await page.goto(lesson, { waitUntil: 'networkidle' });
    await expect(note(page)).toBeHidden();
  }
  expect(loaded.filter((url) => url.includes('changed-since'))).toEqual([]);
});

test('the note stands before the first paint: nothing moves when its list comes', async ({
  page,
}) => {
  await seed(page, finished(before));
  await watchShifts(page);
  await page.goto(lesson, { waitUntil: 'networkidle' });
  await expect(part(page, 'wait')).toHaveAttribute('hidden');
  await page.waitForTimeout(300);
  expect(await totalShift(page)).toBeLessThan(0.01);
  await page.setViewportSize({ width: 320, height: 800 });
  await note(page).getByText('What changed', { exact: true }).click();
  expect(await sidewaysScroll(page)).toEqual([]);
});

test('S18 what was finished under a former id is compared too', async ({ page }) => {
  await page.route(`**/${lesson}`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: htmlOf(lesson)
        .replace(`data-ids="${lessonId}"`, `data-ids="${lessonId} old-name"`)
        .replace('<title>', `<meta name="former-ids" content="old-name=${lessonId}"><title>`),
    }),
  );
  await seed(page, finished(before, 'old-name'));
  await openNote(page);
  await expect(part(page, 'changed')).toHaveText(`Changed: ${titleOf(now.sections[0])}`);
  await expect(doneButton(page)).toHaveText('Mark as not done');
  await note(page).getByRole('button', { name: 'I have read it' }).click();
  await page.reload();
  await expect(doneButton(page)).toHaveText('Mark as not done');
  await expect(note(page)).toBeHidden();
});

test('a saved file takes it to another device', async ({ page, browser }) => {
  await seed(page, finished(before));
  await page.goto('progress/');
  const text = await downloaded(page, 'Save a file');
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto('progress/');
  await other.getByLabel('A file that was saved here').setInputFiles({
    ...{ name: 'saved.json', mimeType: 'application/json' },
    buffer: Buffer.from(text),
  });
  await other.getByRole('button', { name: 'Bring it in' }).click();
  await expect.poll(async () => (await storageOf(other))[versionKey]).toBeDefined();
  await openNote(other);
  await expect(part(other, 'removed')).toHaveText('Taken out: “What is gone”');
  await context.close();
});

test('the list of steps says which finished ones changed, and still counts them as finished', async ({
  page,
}) => {
  await seed(page, finished(before));
  await page.goto('progress/');
  const row = page.locator(`progress-list li[data-step="${lessonId}"] [data-words]`);
  await expect(row).toContainText(/^finished on .* · changed since you finished · /);
  await page.goto(lesson);
  await note(page).getByRole('button', { name: 'I have read it' }).click();
  await page.goto('progress/');
  await expect(row).toContainText('finished on');
  await expect(row).not.toContainText('changed');
});

test('where its script cannot be loaded, the note says so and breaks nothing', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.route('**/changed-since*.js', (route) => route.abort());
  await seed(page, finished(before));
  await page.goto(lesson);
  await note(page).getByText('What changed', { exact: true }).click();
  await expect(part(page, 'wait')).toBeVisible();
  expect(errors).toEqual([]);
});

test('with storage blocked nothing is said and nothing breaks', async ({ page }) => {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  const refuse =
    'Object.defineProperty(window, "localStorage", { get() { throw new Error("no"); } })';
  await page.addInitScript(
    `${refuse}; delete window.indexedDB; delete Window.prototype.indexedDB;`,
  );
  await page.goto(lesson);
  await markDone(page);
  await expect(note(page)).toBeHidden();
  expect(errors).toEqual([]);
});

test('every section of every page has a place of its own to lead to', () => {
  const pages = pagesOf().filter(
    (path) => /^(lessons|labs)\//.test(path) && !isRedirect(htmlOf(path)),
  );
  expect(pages.length).toBeGreaterThan(10);
  for (const path of pages) {
    const html = htmlOf(path);
    const [, list = ''] = /<changed-since[^>]*data-anchors="([^"]+)"/.exec(html) ?? [];
    const anchors = list.split(' ');
    const { sections, questions } = versionIn(path);
    expect(anchors.length, path).toBe(sections.length);
    expect(new Set(anchors).size, path).toBe(anchors.length);
    for (const anchor of anchors) expect(html, path).toMatch(new RegExp(`id="?${anchor}["\\s>]`));
    for (const id of questions) expect(html, path).toContain(`question-${id}`);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('nothing is said', async ({ page }) => {
    await page.goto(lesson);
    await expect(note(page)).toBeHidden();
  });
});
