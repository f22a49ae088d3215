import { expect, test, type Page } from '@playwright/test';
import {
  doneButton,
  downloaded,
  lesson,
  lessonKey,
  markDone,
  mirrorOf,
  own,
  seed,
  storageOf,
} from './progress-support.ts';

const part = (page: Page) => page.locator('progress-profiles');
const press = (page: Page, name: string) =>
  part(page).getByRole('button', { name, exact: true }).first().click();

async function add(page: Page, name: string): Promise<void> {
  await page.goto('progress/');
  await part(page).getByLabel('Name').fill(name);
  await press(page, 'Add a profile');
  await expect(part(page)).toContainText(`${name}, in use`);
}

test('each profile has its own progress, in every open tab, and the first one stays as it was', async ({
  page,
  context,
}) => {
  const first = { [lessonKey]: '{"at":1793000000000,"value":"done"}', neighbour: 'x' };
  await seed(page, first);
  const other = await context.newPage();
  await other.goto(lesson);
  await expect(doneButton(other)).toHaveText('Mark as not done');
  await add(page, 'Aina');
  // The other tab starts again with the new profile.
  await expect(doneButton(other)).toHaveText('Mark as done');
  await expect(other.getByRole('link', { name: 'Progress (Aina)' })).toBeVisible();
  await markDone(other);
  const stored = await storageOf(page);
  for (const [key, value] of Object.entries(first)) expect(stored[key]).toBe(value);
  const mine = Object.keys(stored).filter((key) => /:profile:[0-9a-v]{26}:v1:lesson:/.test(key));
  expect(mine).toHaveLength(1);
  await expect.poll(async () => Object.keys(await mirrorOf(page))).toContain(mine[0]);
  await press(page, 'Use it');
  await expect(part(page)).toContainText('First profile, in use');
  await expect(doneButton(other)).toHaveText('Mark as not done');
  expect((await storageOf(page))[lessonKey]).toBe(first[lessonKey]);
});

test('a theme belongs to its profile from the first paint on', async ({ page }) => {
  await seed(page, { [`${own}v1:setting:theme`]: '{"at":1,"value":"dark"}' });
  await add(page, 'Aina');
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark');
  await press(page, 'Use it');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a profile is removed in two steps, says what goes, and comes back whole', async ({
  page,
}) => {
  await add(page, 'Aina');
  await page.goto(lesson);
  await markDone(page);
  await page.goto('progress/');
  await press(page, 'Use it');
  await expect(part(page)).toContainText('First profile, in use');
  await press(page, 'Remove');
  await expect(part(page).locator('[data-fill=confirm]')).toContainText(
    'This removes the profile “Aina” with what it keeps: 1 finished or reopened step, 1 note of what a page said.',
  );
  await press(page, 'Keep it');
  await press(page, 'Remove');
  await press(page, 'Yes, remove it');
  await expect(part(page).locator('[data-fill=profiles]')).toContainText('Aina, removed on');
  await page.reload();
  await press(page, 'Bring it back');
  await press(page, 'Use it');
  await expect(part(page)).toContainText('Aina, in use');
  await page.goto(lesson);
  await expect(doneButton(page)).toHaveText('Mark as not done');
});

test('a file says whose it is, and comes into the profile in use', async ({ page }) => {
  await add(page, 'Aina');
  await page.goto(lesson);
  await markDone(page);
  await page.goto('progress/');
  const file = await downloaded(page, 'Save a file');
  expect(file).toContain('"profile": "Aina"');
  await add(page, 'Ben');
  await page.getByLabel('A file that was saved here').setInputFiles({
    name: 'saved.json',
    mimeType: 'application/json',
    buffer: Buffer.from(file),
  });
  await expect(page.getByText('The file is of the profile “Aina”.')).toBeVisible();
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.locator('progress-panel [data-fill=status]')).toContainText('brought in');
  await page.goto(lesson);
  await expect(doneButton(page)).toHaveText('Mark as not done');
  await expect(page.getByRole('link', { name: 'Progress (Ben)' })).toBeVisible();
});

test('a profile whose name and place in localStorage were cleared is found again', async ({
  page,
}) => {
  await add(page, 'Aina');
  await page.goto(lesson);
  await markDone(page);
  await expect.poll(async () => Object.keys(await mirrorOf(page)).length).toBeGreaterThan(1);
  await page.evaluate(() => localStorage.clear());
  await page.goto('progress/');
  await expect(part(page)).toContainText('First profile, in use');
  await press(page, 'Use it');
  await expect(part(page)).toContainText('Aina, in use');
  await page.goto(lesson);
  await expect(doneButton(page)).toHaveText('Mark as not done');
});

test('S15 what another tab cleared is put back into its profile', async ({ page, context }) => {
  await add(page, 'Aina');
  await page.goto(lesson);
  await markDone(page);
  const before = await storageOf(page);
  const other = await context.newPage();
  await other.goto('no-such-page/');
  await other.evaluate(() => localStorage.clear());
  await page.getByRole('button', { name: 'Put it back' }).click();
  const after = await storageOf(page);
  for (const key of Object.keys(before).filter((name) => !name.includes('profile-name')))
    expect(after[key], key).toBe(before[key]);
  await page.reload();
  await expect(doneButton(page)).toHaveText('Mark as not done');
});
