import { expect, test, type Page } from '@playwright/test';
import { hostileFiles } from '../unit/progress/hostile-files.ts';
import { exportText } from '#progress/export-text.ts';
import {
  doneButton,
  downloaded,
  exposeStore,
  fault,
  lesson,
  lessonId,
  lessonKey,
  markDone,
  mirrorOf,
  own,
  printProved,
  seed,
  storageOf,
  uncaught,
} from './progress-support.ts';

test.describe.configure({ mode: 'default' });
printProved();

const fileField = (page: Page) => page.getByLabel('A file that was saved here');
const status = (page: Page) => page.locator('progress-panel [data-fill="status"]');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Offers a text on the progress page as if the learner had chosen a file. */
function choose(page: Page, text: string): Promise<void> {
  const buffer = Buffer.from(text, 'utf8');
  return fileField(page).setInputFiles({
    name: 'saved.json',
    mimeType: 'application/json',
    buffer,
  });
}

const fileWith = (records: Readonly<Record<string, string>>) =>
  exportText(new Map(Object.entries(records).map(([key, value]) => [own + key, value])));

/** What a neighbour must find again: fifty keys, with names the site might be tempted by. */
const neighbours = Object.fromEntries(
  ['theme', 'progress', 'mlops-deployment-path', 'v1:lesson:a', 'settings']
    .concat(Array.from({ length: 45 }, (_, place) => `neighbour-${place}`))
    .map((key) => [key, `${key} \u{FEFF}"value" \u{1F6E4}`]),
);

fault('S19', 'a finished lesson that is no longer part of the path is listed', async (page) => {
  await seed(page, {
    [`${own}v1:lesson:lesson-of-last-year`]: '{"value":"done","at":1762000000000}',
  });
  await page.goto('progress/');
  await expect(page.getByRole('heading', { name: 'Earlier lessons' })).toBeVisible();
  await expect(page.getByText('lesson-of-last-year, finished on 1 November 2025')).toBeVisible();
});

fault(
  'S20',
  `${hostileFiles.length} hostile files change nothing before the learner says so`,
  async (page) => {
    test.slow();
    const errors = uncaught(page);
    await seed(page, { [lessonKey]: '{"value":"done","at":1793000000000}' });
    await page.goto('progress/');
    const before = await storageOf(page);
    for (const { name, text, rejected } of hostileFiles) {
      await choose(page, text);
      const said = rejected === undefined ? 'Nothing is changed yet' : 'Nothing was changed';
      const tooLarge = text.length > 8 * 1024 * 1024;
      await expect(status(page), name).toContainText(tooLarge ? 'larger than 8 MB' : said);
      expect(await storageOf(page), name).toEqual(before);
      await fileField(page).setInputFiles([]);
    }
    expect(await page.evaluate(() => Object.getOwnPropertyNames(Object.prototype).length)).toBe(12);
    expect(await page.locator('progress-panel img, progress-panel script').count()).toBe(0);
    expect(errors).toEqual([]);
  },
);

fault('S20', 'text of a file is shown as text', async (page) => {
  await page.goto('progress/');
  const markup = '<img src=x onerror=alert(1)>';
  await choose(page, fileWith({ [`v1:lesson:${markup}`]: '{"value":"done","at":1}' }));
  await expect(page.getByText(`Left out "v1:lesson:${markup}"`)).toBeVisible();
});

fault('S21', 'an import is shown first, brought in, and taken back byte for byte', async (page) => {
  await seed(page, {
    ...neighbours,
    [lessonKey]: '{"value":"reopened","at":1}',
    [`${own}v1:lesson:kept`]: '{"value":"done","at":9}',
  });
  await page.goto('progress/');
  const before = await storageOf(page);
  await expect.poll(async () => Object.keys(await mirrorOf(page)).length).toBe(2);
  const mirrored = await mirrorOf(page);
  await choose(
    page,
    fileWith({
      [`v1:lesson:${lessonId}`]: '{"value":"done","at":5}',
      'v1:lesson:kept': '{"value":"reopened","at":2}',
      'v1:known:git-basics': '{"value":"known","at":5}',
    }),
  );
  for (const line of [
    'Adds 1 thing you know.',
    'Replaces with a newer state: 1 finished or reopened step.',
    'Stays as it is here, because it is newer: 1.',
  ]) {
    await expect(page.getByText(line)).toBeVisible();
  }
  expect(await storageOf(page)).toEqual(before);
  await button(page, 'Bring it in').click();
  await expect(status(page)).toContainText('2 changes');
  await expect(page.locator(`[data-step="${lessonId}"]`).first()).toHaveAttribute(
    'data-state',
    'done',
  );
  await button(page, 'Undo').click();
  await expect(status(page)).toHaveText('It was taken back.');
  expect(await storageOf(page)).toEqual(before);
  expect(await mirrorOf(page)).toEqual(mirrored);
});

fault('S04 S22', 'a file carries progress to another browser whole', async (page) => {
  await page.goto(lesson);
  await markDone(page);
  await page.goto('progress/');
  const file = await downloaded(page, 'Save a file');
  await expect(page.getByText('Nothing has changed since.')).toBeVisible();
  const saved = Object.fromEntries(
    Object.entries(await storageOf(page)).filter(([key]) => !key.endsWith(':last-backup')),
  );
  const context = await page.context().browser()?.newContext();
  const other = await context?.newPage();
  if (!other) throw new Error('no second browser');
  await other.goto(new URL('progress/', page.url().replace(/progress\/$/, '')).href);
  await choose(other, file);
  await button(other, 'Bring it in').click();
  await expect(status(other)).toContainText('brought in');
  expect(await storageOf(other)).toEqual(saved);
  await context?.close();
});

fault('S24', 'fifty keys of neighbours are the same after a full run and a reset', async (page) => {
  await seed(page, neighbours);
  await page.evaluate(async () => {
    await caches.open('neighbour');
    await new Promise((resolve) => {
      indexedDB.open('neighbour', 1).onsuccess = resolve;
    });
  });
  await page.goto(lesson);
  await markDone(page);
  await exposeStore(page);
  await page.evaluate(() => {
    const { progressStore } = window;
    progressStore.record({ kind: 'answer', id: 'q', isRight: false, chosen: ['a'] });
    progressStore.record({ kind: 'tick', id: 'lab.part', value: 'ticked' });
    progressStore.record({ kind: 'setting', id: 'theme', value: 'dark' });
  });
  await page.goto('progress/');
  await choose(page, fileWith({ 'v1:lesson:imported': '{"value":"done","at":5}' }));
  await button(page, 'Bring it in').click();
  await expect(status(page)).toContainText('brought in');
  await button(page, 'Remove it').click();
  await button(page, 'Yes, remove it').click();
  await expect(status(page)).toContainText('It was removed');
  expect(await storageOf(page)).toEqual(neighbours);
  await expect
    .poll(async () => Object.keys(await mirrorOf(page)).filter((key) => key.includes(':v1:')))
    .toEqual([]);
  const others = await page.evaluate(async () => ({
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));
  expect(others.caches).toContain('neighbour');
  expect(others.databases).toContain('neighbour');
  await page.reload();
  expect(await storageOf(page)).toEqual(neighbours);
});

fault('S26', 'a reset asks twice and can be taken back', async (page) => {
  await page.goto(lesson);
  await markDone(page);
  await page.goto('progress/');
  const before = await storageOf(page);
  await button(page, 'Remove it').click();
  await expect(
    page.getByText(
      'This removes everything this profile keeps: 1 finished or reopened step, 1 note of what a page said.',
    ),
  ).toBeVisible();
  await button(page, 'Keep it').click();
  expect(await storageOf(page)).toEqual(before);
  await button(page, 'Remove it').click();
  await button(page, 'Yes, remove it').click();
  await expect(status(page)).toContainText('It was removed');
  expect(await storageOf(page)).toEqual({});
  await page.reload();
  await button(page, 'Undo').click();
  await expect(status(page)).toHaveText('It was taken back.');
  expect(await storageOf(page)).toEqual(before);
});

fault('S26', 'what the learner knows is taken back by the same button', async (page) => {
  await page.goto(lesson);
  const row = page.locator('what-you-need li[data-direct]:has(button)').first();
  await expect(row).toHaveAttribute('data-state', 'missing');
  await row.getByRole('button', { name: 'I know this' }).click();
  await expect(row).toHaveAttribute('data-state', 'known');
  await page.reload();
  await expect(row).toHaveAttribute('data-state', 'known');
  await row.getByRole('button', { name: 'Undo' }).click();
  await expect(row).toHaveAttribute('data-state', 'missing');
});

test('a visit of ten seconds is where the learner goes on', async ({ page }) => {
  await page.clock.install();
  await page.goto(lesson);
  await expect(doneButton(page)).toBeVisible();
  await page.clock.runFor(11_000);
  await page.goto('');
  const link = page.locator('continue-card a').first();
  await expect(page.getByText('Go on with')).toBeVisible();
  expect(await link.getAttribute('href')).not.toBeNull();
  await expect(page.locator('continue-card [data-link] a')).toHaveAttribute('data-step', lessonId);
});

test('what is done stands apart from what is open', async ({ page }) => {
  await page.goto('projects/mlops-deployment/');
  await expect(page.locator('main')).toContainText(
    /\d+ of \d+ steps are open, the rest is planned, 0 of \d+ done/,
  );
  // What is code in an objective is shown as code.
  await expect(page.locator('main')).not.toContainText('`');
  await page.goto('lessons/why-models-fail-after-the-notebook/');
  await expect(page.locator('what-you-need [data-summary]')).toHaveText(
    'You still need 2 of these.',
  );
});
