import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { findChromium, quietArguments } from '../support/browser.ts';
import {
  doneButton,
  downloaded,
  expectMirrored,
  exposeStore,
  fault,
  lesson,
  lessonId,
  lessonKey,
  markDone,
  notice,
  own,
  pagesOfEachSort,
  printProved,
  seed,
  storageOf,
  uncaught,
} from './progress-support.ts';

test.describe.configure({ mode: 'default' });
printProved();

/** A page that may use neither localStorage nor IndexedDB must stay whole and say so. */
async function expectUsableWithoutStorage(page: Page): Promise<void> {
  const errors = uncaught(page);
  for (const path of pagesOfEachSort) {
    await page.goto(path);
    await expect(page.locator('h1')).toBeVisible();
    await expect(notice(page)).toContainText('will be lost when you close this tab');
    await expect(notice(page)).toHaveAttribute('role', 'status');
  }
  await page.goto(lesson);
  await markDone(page);
  const file = await downloaded(page, 'Save a file');
  expect(file).toContain(`"v1:lesson:${lessonId}": {"value":"done"`);
  expect(errors).toEqual([]);
}

/** As GitHub Pages sends it: without this header no script reaches a page of no origin. */
async function allowAllOrigins(page: Page): Promise<void> {
  await page.route('**/_astro/**', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'access-control-allow-origin': '*' };
    await route.fulfill({ response, headers });
  });
}

fault('S01', 'a page without an origin works, says so, and hands out the file', async (page) => {
  await page.route(/\/$/, async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    const policy = 'sandbox allow-scripts allow-downloads';
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': policy },
    });
  });
  await allowAllOrigins(page);
  await expectUsableWithoutStorage(page);
  expect(await page.evaluate(() => origin)).toBe('null');
});

/** Opens a browser with a profile of its own; the tests' own browser cannot be set so. */
async function withProfile(
  preferences: object,
  run: (context: BrowserContext) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'profile-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium(),
    args: [...quietArguments],
    baseURL: test.info().project.use.baseURL ?? '',
  });
  try {
    await run(context);
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

fault('S01', 'a browser that blocks all site data works, says so, and hands out the file', () =>
  withProfile({ profile: { default_content_setting_values: { cookies: 2 } } }, async (context) => {
    const page = await context.newPage();
    await page.goto('');
    const name = await page.evaluate(() => {
      try {
        return typeof localStorage;
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(name).toBe('SecurityError');
    await expectUsableWithoutStorage(page);
  }),
);

for (const [name, script] of [
  ['is null', 'Object.defineProperty(window, "localStorage", { get: () => null })'],
  ['has no methods', 'Object.defineProperty(window, "localStorage", { get: () => ({}) })'],
  ['throws at every write', 'Storage.prototype.setItem = () => { throw new TypeError("no"); }'],
] as const) {
  fault('S02', `where localStorage ${name} the mirror keeps progress`, async (page) => {
    const errors = uncaught(page);
    await page.addInitScript(script);
    await page.goto(lesson);
    await markDone(page);
    await expectMirrored(page, lessonKey);
    await page.reload();
    await expect(doneButton(page)).toHaveText('Mark as not done');
    expect(errors).toEqual([]);
  });
}

fault('S02', 'where there is neither place the page says so', async (page) => {
  const errors = uncaught(page);
  await page.addInitScript(
    'for (const name of ["localStorage", "indexedDB"]) Object.defineProperty(window, name, { value: undefined })',
  );
  await page.goto(lesson);
  await markDone(page);
  await expect(notice(page)).toContainText('will be lost when you close this tab');
  expect(errors).toEqual([]);
});

fault('S03', 'a full storage is said, and the fact is there after a reload', async (page) => {
  await page.goto('no-such-page/');
  await page.evaluate(() => {
    localStorage.clear();
    localStorage.setItem('neighbour', 'x'.repeat(5_242_880 - 'neighbour'.length));
  });
  await page.goto(lesson);
  await markDone(page);
  await expect(notice(page)).toContainText('storage for this address is full');
  expect(await page.evaluate((key) => localStorage.getItem(key), lessonKey)).toBeNull();
  await expectMirrored(page, lessonKey);
  await page.reload();
  await expect(doneButton(page)).toHaveText('Mark as not done');
  await expect(notice(page)).toContainText('storage for this address is full');
  const length = await page.evaluate(() => localStorage.getItem('neighbour')?.length);
  expect(length).toBe(5_242_871);
  await page.evaluate(() => {
    localStorage.removeItem('neighbour');
  });
  await doneButton(page).click();
  await expect(notice(page).locator('[data-when]:visible')).toHaveCount(0);
  expect(Object.keys(await storageOf(page))).toContain(lessonKey);
});

fault(
  'S05',
  'a damaged record is put aside, the others live, and it can be saved',
  async (page) => {
    const damaged = '{"value":"done","at":17930000\u0007';
    await seed(page, {
      [lessonKey]: '{"value":"done","at":1793000000000}',
      [`${own}v1:lesson:broken-one`]: damaged,
      [`${own}v1:setting:theme`]: '',
    });
    await page.goto('progress/');
    await expect(page.getByText('2 records could not be read.')).toBeVisible();
    const file = await downloaded(page, 'Save the damaged records');
    expect(Object.values(JSON.parse(file) as object)).toEqual(
      expect.arrayContaining([damaged, '']),
    );
    const records = await storageOf(page);
    const aside = Object.entries(records).find(([key]) => key.endsWith('v1:lesson:broken-one'));
    expect(aside?.[0]).toMatch(/^mlops-deployment-path:quarantine:\d+:v1:lesson:broken-one$/);
    expect(aside?.[1]).toBe(damaged);
    expect(records[lessonKey]).toBe('{"value":"done","at":1793000000000}');
    await page.goto(lesson);
    await expect(doneButton(page)).toHaveText('Mark as not done');
  },
);

fault('S07', 'a crashed tab loses nothing', async (page, context) => {
  await page.goto(lesson);
  await markDone(page);
  await page.goto('chrome://crash').catch(() => undefined);
  const next = await context.newPage();
  await next.goto(lesson);
  await expect(doneButton(next)).toHaveText('Mark as not done');
});

fault('S07', 'a closed tab loses nothing', async (page, context) => {
  await page.goto(lesson);
  await doneButton(page).click();
  await page.close();
  const next = await context.newPage();
  await next.goto(lesson);
  await expect(doneButton(next)).toHaveText('Mark as not done');
});

fault('S08', 'keys of a newer version stay as they are, and the page says why', async (page) => {
  const records = {
    [lessonKey]: '{"value":"done","at":1793000000000}',
    [`${own}v2:lesson:${lessonId}`]: '{"when":"2027"}',
    [`${own}v1:lesson:odd`]: 'a form of the future',
  };
  await seed(page, records);
  await page.goto(lesson);
  await expect(notice(page)).toContainText('A newer version of this site saved your progress');
  await expect(doneButton(page)).toHaveText('Mark as not done');
  await doneButton(page).click();
  await page.goto('progress/');
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(page.getByText('Reload the page first')).toBeVisible();
  const file = await downloaded(page, 'Save a file');
  expect(file).toContain(`"v2:lesson:${lessonId}": {"when":"2027"}`);
  await page.goto('');
  expect(await storageOf(page)).toEqual(records);
});

fault(
  'S13',
  'a learner whose browser forgot everything is offered the file first',
  async (page) => {
    await page.goto(lesson);
    await markDone(page);
    await expectMirrored(page, lessonKey);
    const client = await page.context().newCDPSession(page);
    const origin = await page.evaluate(() => location.origin);
    await page.goto('about:blank');
    await client.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await page.clock.install({ time: Date.now() + 8 * 86_400_000 });
    await page.goto('');
    await page.getByRole('link', { name: 'Bring back your progress' }).click();
    await expect(page.getByLabel('A file that was saved here')).toBeVisible();
  },
);

for (const [name, body] of [
  ['grants', 'async () => true'],
  ['refuses', 'async () => false'],
  ['fails', 'async () => { throw new TypeError("opaque"); }'],
] as const) {
  fault('S14', `a browser that ${name} to keep the data is asked once`, async (page) => {
    const errors = uncaught(page);
    await page.addInitScript(
      `window.asked = 0; StorageManager.prototype.persist = () => { window.asked += 1; return (${body})(); };`,
    );
    await page.goto(lesson);
    await markDone(page);
    expect(await page.evaluate('window.asked')).toBe(1);
    await doneButton(page).click();
    await exposeStore(page);
    await page.evaluate(() => {
      window.progressStore.record({ kind: 'lesson', id: 'another', value: 'done' });
    });
    await markDone(page);
    expect(await page.evaluate('window.asked')).toBe(1);
    expect(errors).toEqual([]);
  });
}

fault('S16', 'a clock that goes back six years does not undo the last press', async (page) => {
  await page.clock.install({ time: new Date('2026-11-23T10:00:00Z') });
  await page.goto(lesson);
  await markDone(page);
  await page.clock.setSystemTime(new Date('2020-11-23T10:00:00Z'));
  await doneButton(page).click();
  await expect(doneButton(page)).toHaveText('Mark as done');
  await page.reload();
  await expect(doneButton(page)).toHaveText('Mark as done');
});

fault('S28', 'twenty thousand facts do not hold up the first paint', async (page) => {
  const paint = async (): Promise<number> => {
    await page.goto(lesson);
    await expect(doneButton(page)).toBeVisible();
    return page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Infinity,
    );
  };
  const best = async () => Math.min(await paint(), await paint(), await paint());
  const empty = await best();
  await page.evaluate((prefix) => {
    for (let at = 0; at < 20_000; at += 1) {
      const ulid = at.toString(32).padStart(26, '0');
      localStorage.setItem(
        `${prefix}v1:answer:q${at % 900}:${ulid}`,
        `{"isRight":true,"chosen":["a"],"at":${1_700_000_000_000 + at}}`,
      );
    }
  }, own);
  const full = await best();
  // What this machine, as busy as it is, needs just to read and parse the same records.
  const floor = await page.evaluate(() => {
    const start = performance.now();
    for (const key of Object.keys(localStorage)) JSON.parse(localStorage.getItem(key) ?? '');
    return performance.now() - start;
  });
  console.log(
    `S28 first paint: ${empty.toFixed()} ms empty, ${full.toFixed()} ms with 20,000 facts`,
  );
  expect(full - empty).toBeLessThanOrEqual(Math.max(100, 4 * floor));
});
