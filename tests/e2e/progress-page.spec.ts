import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import type { ProgressFile } from '#curriculum/progress-file.ts';
import { distFolder, htmlOf } from '../support/dist.ts';
import { own, seed, storageOf, uncaught } from './progress-support.ts';

const { projects, steps } = JSON.parse(
  readFileSync(join(distFolder, 'progress/steps.json'), 'utf8'),
) as ProgressFile;
const found = <Thing>(thing: Thing | undefined): Thing => {
  if (!thing) throw new Error('The built site has no such step.');
  return thing;
};
const lesson = found(steps.find(({ kind }) => kind === 'lesson'));
const lab = found(steps.find(({ kind, parts }) => kind === 'lab' && parts.length > 2));
const day = 86_400_000;
const noon = Date.UTC(2026, 10, 3, 12);

const answer = (step: string, question: string, isRight: boolean, at: number) => ({
  [`${own}v1:answer:${question}:${at.toString(32).padStart(26, '0')}`]: JSON.stringify({
    ...{ at, isRight, chosen: ['a'], step },
  }),
});
const fact = (kind: string, id: string, value: string, at = noon) => ({
  [`${own}v1:${kind}:${id}`]: JSON.stringify({ at, value }),
});

const all = (records: readonly Readonly<Record<string, string>>[]): Record<string, string> =>
  Object.fromEntries(records.flatMap((record) => Object.entries(record)));

const row = (page: Page, id: string) => page.locator(`progress-list li[data-step="${id}"]`);
const total = (page: Page, id: string) => page.locator(`progress-list [data-total="${id}"]`);
const openPage = async (page: Page) => {
  await page.goto('progress/');
  await expect(page.locator('progress-list')).toHaveAttribute('data-ready', '');
};

test('each project, module and step says how much of how many is done', async ({ page }) => {
  const [first = '', second = ''] = Object.keys(lesson.questions);
  await seed(page, {
    ...fact('lesson', lesson.id, 'done'),
    ...answer(lesson.id, first, false, noon),
    ...answer(lesson.id, first, true, noon + 1),
    ...answer(lesson.id, second, false, noon + 2),
    ...fact('tick', `${lab.id}.${lab.parts[0] ?? ''}`, 'ticked'),
    ...fact('tick', `${lab.id}.gone`, 'ticked'),
  });
  await openPage(page);
  const ofProject = steps.filter(({ project }) => project === lesson.project).length;
  await expect(total(page, lesson.project)).toHaveText(`1 of ${ofProject} open steps finished`);
  const ofModule = steps.filter(({ module }) => module === lesson.module).length;
  await expect(total(page, lesson.module)).toHaveText(`1 of ${ofModule} open steps finished`);
  const asked = Object.keys(lesson.questions).length;
  await expect(row(page, lesson.id).locator('[data-words]')).toHaveText(
    `finished on 3 November 2026 · 2 of ${asked} questions answered, 1 right the last time`,
  );
  await expect(row(page, lab.id).locator('[data-words]')).toContainText(
    `started · 1 of ${lab.parts.length} parts ticked`,
  );
});

test('each objective says how its questions went and whether it is held', async ({ page }) => {
  const [objective = '', text = ''] = Object.entries(lesson.objectives)[0] ?? [];
  const about = steps.flatMap(({ questions }) =>
    Object.entries(questions).flatMap(([id, name]) => (name === objective ? [id] : [])),
  );
  const today = Date.now() - 1000;
  await seed(page, all(about.map((id, place) => answer(lesson.id, id, true, today + place))));
  await openPage(page);
  const line = row(page, lesson.id).locator('.objective').first();
  await expect(line).toContainText(text.replaceAll('`', ''));
  const count = about.length;
  await expect(line.locator('b')).toHaveText(
    `${count} of ${count} question${count === 1 ? '' : 's'} right the last time, held`,
  );
  const objectives = Object.keys(lesson.objectives).length;
  await expect(row(page, lesson.id).locator('summary')).toHaveText(
    `1 of ${objectives} objectives held`,
  );
});

test('the numbers follow what another tab does', async ({ page, context }) => {
  await openPage(page);
  const other = await context.newPage();
  await seed(other, fact('lesson', lesson.id, 'done'));
  await expect(row(page, lesson.id).locator('[data-words]')).toContainText('finished on');
});

test('where the list cannot be loaded the page says so and counts what it can', async ({
  page,
}) => {
  const errors = uncaught(page);
  await page.route('**/progress/steps.json', (route) => route.abort());
  await seed(page, fact('lesson', lesson.id, 'done'));
  await openPage(page);
  await expect(page.getByText('could not be loaded')).toBeVisible();
  await expect(total(page, lesson.module)).toContainText('1 of');
  expect(errors).toEqual([]);
});

test('every tick of a lab is counted, and no other', () => {
  for (const { id, kind, parts } of steps.filter(({ kind: of }) => of !== 'lesson')) {
    if (kind === 'quiz') continue;
    const ticks = htmlOf(`labs/${id}/`).matchAll(/<step-tick[^>]*data-part="([^"]+)"/g);
    expect(parts, id).toEqual(Array.from(ticks, ([, part]) => part));
  }
});

test('the page stays small when sixty steps are open', () => {
  const bytes = gzipSync(htmlOf('progress/')).length;
  console.log(`/progress/: ${bytes} B gzip for ${steps.length} open steps`);
  expect((bytes / steps.length) * Math.max(60, steps.length)).toBeLessThanOrEqual(40 * 1024);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says what there is to do, with numbers', async ({ page }) => {
    await page.goto('progress/');
    for (const { id, title } of projects) {
      await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
      const count = steps.filter(({ project }) => project === id).length;
      if (count > 0)
        await expect(total(page, id)).toHaveText(`${count} open step${count === 1 ? '' : 's'}`);
    }
    await page.locator('progress-list details').first().locator('summary').click();
    await expect(row(page, lesson.id)).toContainText(/Lesson · \d+ questions · \d+ objectives/);
  });
});

test('the history tells each day in words, and more days when asked', async ({ page }) => {
  const visits = Array.from({ length: 10 }, (_, place) =>
    fact('visit', `lesson-${place}`, 'read', noon - place * day),
  );
  await seed(page, {
    ...all(visits),
    ...fact('lesson', lesson.id, 'done'),
    ...answer(lesson.id, Object.keys(lesson.questions)[0] ?? '', true, noon),
  });
  await openPage(page);
  const days = page.locator('progress-history li');
  await expect(days).toHaveCount(7);
  await expect(days.first()).toHaveText(
    'Tuesday 3 November 20261 step finished, 1 answer (1 right), 1 page read',
  );
  await page.getByRole('button', { name: 'Show more days (3)' }).click();
  await expect(days).toHaveCount(10);
  await expect(days.nth(7)).toBeFocused();
  await expect(page.getByRole('button', { name: 'Show more days' })).toBeHidden();
});

const panel = (page: Page) => page.locator('progress-panel');
const press = (page: Page, name: string) =>
  panel(page).getByRole('button', { name, exact: true }).click();

test('a step is reset by itself, in two steps, and can be taken back', async ({ page }) => {
  const [first = ''] = Object.keys(lesson.questions);
  const ofLesson = {
    ...fact('lesson', lesson.id, 'done'),
    ...fact('visit', lesson.id, 'read'),
    ...answer(lesson.id, first, true, noon),
  };
  const others = {
    ...fact('tick', `${lab.id}.${lab.parts[0] ?? ''}`, 'ticked'),
    ...fact('setting', 'theme', 'dark'),
    ...fact('lesson', 'of-last-year', 'done'),
    theme: 'of a neighbour',
  };
  await seed(page, { ...ofLesson, ...others });
  await openPage(page);
  const select = page.getByLabel('What to remove');
  await select.selectOption(`step:${lesson.id}`);
  await press(page, 'Remove it');
  const asks = panel(page).locator('[data-part=confirm]');
  await expect(asks).toContainText(`This removes what is kept of “${lesson.title}”: `);
  for (const words of ['1 finished or reopened step', '1 visited page', '1 answer', 'else stays.'])
    await expect(asks).toContainText(words);
  await expect(asks).not.toContainText('tick');
  expect(await storageOf(page)).toEqual({ ...ofLesson, ...others });
  await press(page, 'Yes, remove it');
  await expect(row(page, lesson.id).locator('[data-words]')).toContainText('not started');
  expect(await storageOf(page)).toEqual(others);
  await expect(panel(page).locator('[data-fill=journal]')).toContainText(`“${lesson.title}”`);
  await page.reload();
  await press(page, 'Undo');
  await expect(row(page, lesson.id).locator('[data-words]')).toContainText('finished on');
  expect(await storageOf(page)).toEqual({ ...ofLesson, ...others });
});

test('a part that another tab empties while the learner is asked is not taken for everything', async ({
  page,
}) => {
  const rest = fact('setting', 'theme', 'dark');
  await seed(page, { ...rest, ...fact('lesson', lesson.id, 'done') });
  await openPage(page);
  await page.getByLabel('What to remove').selectOption(`step:${lesson.id}`);
  await press(page, 'Remove it');
  const other = await page.context().newPage();
  await other.goto('no-such-page/');
  await other.evaluate((key) => localStorage.removeItem(key), `${own}v1:lesson:${lesson.id}`);
  await expect(panel(page).locator('[data-part=confirm]')).toBeHidden();
  await expect(panel(page).locator('[data-fill=status]')).toHaveText('There is nothing to remove.');
  expect(await storageOf(page)).toEqual(rest);
});

test('only parts in which something is kept are offered, the settings among them', async ({
  page,
}) => {
  await seed(page, { ...fact('setting', 'theme', 'dark'), ...fact('lesson', lesson.id, 'done') });
  await openPage(page);
  const options = page.getByLabel('What to remove').locator('option');
  await expect(options).toHaveText(['Everything', /^MLOps/, /\S/, lesson.title, 'Settings']);
  await page.getByLabel('What to remove').selectOption('settings');
  await press(page, 'Remove it');
  await press(page, 'Yes, remove it');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark');
  await expect(options).toHaveText(['Everything', /^MLOps/, /\S/, lesson.title]);
  expect(await storageOf(page)).toEqual(fact('lesson', lesson.id, 'done'));
});

const reminder = (page: Page) => page.locator('backup-reminder');
const visits = (count: number) =>
  all(Array.from({ length: count }, (_, n) => fact('visit', `l${n}`, 'read', Date.now())));

test('the home page reminds of a file after 25 new facts, and lessons never do', async ({
  page,
}) => {
  await seed(page, visits(24));
  await page.goto('');
  await expect(reminder(page)).toBeHidden();
  await seed(page, visits(25));
  await page.goto('');
  await expect(reminder(page)).toHaveText('25 changes are only in this browser. Save a file');
  await reminder(page).getByRole('link').click();
  await expect(page).toHaveURL(/progress\/#backup$/);
  await page.goto(`lessons/${lesson.id}/`);
  await expect(page.locator('done-button button')).toBeVisible();
  expect(await reminder(page).count()).toBe(0);
});

test('no reminder where the browser has promised to keep the data', async ({ page }) => {
  await page.addInitScript('StorageManager.prototype.persisted = async () => true');
  await seed(page, visits(40));
  await page.goto('');
  await expect(page.locator('continue-card')).toBeVisible();
  await page.goto('progress/');
  await expect(page.getByText('Your browser has promised to keep')).toBeVisible();
  await page.goBack();
  await expect(reminder(page)).toBeHidden();
});
