import { readFileSync } from 'node:fs';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { htmlOf, isRedirect, pagesOf } from '../support/dist.ts';

/** Every key of the site begins so. */
export const own = 'mlops-deployment-path:';

/** One page of each sort that the built site has. */
export const pagesOfEachSort: readonly string[] = [
  /^$/,
  /^path\/$/,
  /^projects\//,
  /^lessons\//,
  /^labs\//,
  /^quizzes\//,
  /^technologies\//,
  /^choose-a-platform\/$/,
  /^search\/$/,
  /^progress\/$/,
].flatMap((sort) => pagesOf().find((path) => sort.test(path) && !isRedirect(htmlOf(path))) ?? []);

/** The first lesson of the built site, and its id. */
export const lesson = pagesOfEachSort.find((path) => path.startsWith('lessons/')) ?? '';
export const lessonId = lesson.split('/')[1] ?? '';
export const lessonKey = `${own}v1:lesson:${lessonId}`;

type StoreInPage = {
  record(fact: object): void;
  facts(): ReadonlyMap<string, string>;
  keeping(): string;
  refresh(): void;
};

declare global {
  interface Window {
    progressStore: StoreInPage;
  }
}

const proved = new Set<string>();

/** A test that stands for fault classes of the catalogue; its title begins with their numbers. */
export function fault(
  numbers: string,
  title: string,
  run: (page: Page, context: BrowserContext) => Promise<void>,
): void {
  test(`${numbers} ${title}`, async ({ page, context }) => {
    await run(page, context);
    for (const number of numbers.split(' ')) proved.add(number);
  });
}

/** Prints which fault classes the tests of this file have proved. */
export function printProved(): void {
  test.afterAll(() => {
    console.log(`Fault classes proved here: ${proved.size} (${[...proved].sort().join(' ')})`);
  });
}

/** Puts the page's own store at `window.progressStore`: the module instance its elements use. */
export async function exposeStore(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const scripts = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /\/_astro\/.*\.js$/.test(name) && !name.includes('first-paint'));
    for (const script of scripts) {
      const values: unknown[] = Object.values((await import(script)) as object);
      const store = values.find(
        (value): value is StoreInPage =>
          typeof value === 'object' && value !== null && 'record' in value && 'facts' in value,
      );
      if (store) {
        window.progressStore = store;
        return;
      }
    }
    throw new Error(`No script of the page exports the store: ${scripts.join(' ')}`);
  });
}

/** All of localStorage, as other sites at the same address would see it. */
export function storageOf(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries(Object.entries(localStorage) as [string, string][]),
  );
}

/** Fills localStorage before any page is opened. */
export async function seed(page: Page, records: Readonly<Record<string, string>>): Promise<void> {
  await page.goto('no-such-page/');
  await page.evaluate((all) => {
    for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value);
  }, records);
}

/** What the mirror holds, read beside the site. */
export function mirrorOf(page: Page): Promise<Record<string, string>> {
  return page.evaluate(
    async (name) => {
      const settled = <Result>(request: IDBRequest<Result>): Promise<Result> =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => {
            resolve(request.result);
          };
          request.onerror = () => {
            reject(new Error(request.error?.name));
          };
        });
      const database = await settled(indexedDB.open(name));
      const records = (await settled(
        database.transaction('facts').objectStore('facts').getAll(),
      )) as { key: string; after: string }[];
      database.close();
      return Object.fromEntries(records.map(({ key, after }) => [key, after]));
    },
    own.slice(0, -1),
  );
}

/** Waits until the mirror holds a key. */
export async function expectMirrored(page: Page, key: string): Promise<void> {
  await expect.poll(async () => Object.keys(await mirrorOf(page))).toContain(key);
}

export const doneButton = (page: Page) => page.locator('done-button button');
export const notice = (page: Page) => page.locator('storage-notice');

/** Marks the lesson in view as done and waits until the page shows it. */
export async function markDone(page: Page): Promise<void> {
  await doneButton(page).click();
  await expect(doneButton(page)).toHaveText('Mark as not done');
}

/** Presses a button that hands out a file, and reads the file. */
export async function downloaded(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).first().click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

/** Collects errors that nothing caught. */
export function uncaught(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  return errors;
}
