import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { writeOffline } from '../../src/authoring/offline.ts';
import { serveSite } from '../../src/authoring/serve.ts';
import { siteBase } from '../../src/authoring/site-base.ts';
import { accessibilityFaults } from '../support/axe.ts';
import { distFolder, htmlOf, isRedirect, pagesOf } from '../support/dist.ts';

// Playwright sees no requests that a service worker answers: faults are made at the server and in the cache.
const worker = readFileSync(
  join(import.meta.dirname, '../../src/browser/service-worker.js'),
  'utf8',
);
const lessons = pagesOf().filter(
  (path) => path.startsWith('lessons/') && !isRedirect(htmlOf(path)),
);
const [first = '', second = ''] = lessons;

let site: string;
let server: Server;
let root: string;

/** Every test has a copy of the site of its own, so that it may publish another version. */
test.beforeEach(async () => {
  site = mkdtempSync(join(tmpdir(), 'offline-'));
  cpSync(distFolder, site, { recursive: true });
  server = await serveSite({ folder: site, base: siteBase, port: 0 });
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}${siteBase}`;
});

test.afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(site, { recursive: true, force: true });
});

async function downloadAll(page: Page): Promise<void> {
  await page.goto(`${root}offline/`);
  await page.getByRole('button', { name: 'Download' }).click();
  await expect(page.locator('[data-fill=status]')).toContainText('Done.', { timeout: 60_000 });
}

/** Publishes another version: one lesson says something new. The server keeps what it has zipped. */
async function publish(change: (html: string) => string, isOff = false): Promise<void> {
  const file = join(site, first, 'index.html');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
  writeOffline(site, worker, isOff);
  const { port } = server.address() as AddressInfo;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  server = await serveSite({ folder: site, base: siteBase, port });
}

const cacheNames = (page: Page): Promise<readonly string[]> => page.evaluate(() => caches.keys());

/** Does something with the file of a page in the copy. */
async function damage(page: Page, path: string, content: string | undefined): Promise<void> {
  await page.evaluate(
    async ({ address, text }) => {
      const [name = ''] = (await caches.keys()).filter((key) => !key.endsWith('choice'));
      const cache = await caches.open(name);
      if (text === undefined) await cache.delete(address);
      else await cache.put(address, new Response(text, { headers: { 'x-hash': 'abc' } }));
    },
    { address: `${root}${path}index.html`, text: content },
  );
}

async function titleOffline(context: BrowserContext, path: string): Promise<string> {
  await context.setOffline(true);
  const page = await context.newPage();
  await page.goto(`${root}${path}`);
  const title = await page.locator('h1').first().innerText();
  await page.close();
  await context.setOffline(false);
  return title;
}

test('nothing is registered or kept before a learner asks for it', async ({ page }) => {
  await page.goto(root);
  await page.waitForTimeout(500);
  expect(
    await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
  ).toBe(0);
  expect(await cacheNames(page)).toEqual([]);
});

test('the size is shown first; then every page opens without a network', async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(`${root}offline/`);
  await expect(page.locator('[data-fill=size]')).toHaveText(/The download is \d+\.\d MB\./);
  expect(await accessibilityFaults(page)).toEqual([]);
  await downloadAll(page);
  await context.setOffline(true);
  const pages = pagesOf().filter((path) => !isRedirect(htmlOf(path)));
  for (const path of pages) {
    await page.goto(`${root}${path}`, { waitUntil: 'domcontentloaded' });
    const [wanted = ''] = /<h1[^>]*>\s*([\w ]+)/.exec(htmlOf(path))?.slice(1) ?? [];
    await expect(page.locator('h1').first(), path).toContainText(wanted.trim());
  }
  console.log(`offline: ${pages.length} of ${pages.length} pages`);
  expect(errors).toEqual([]);
});

test('search answers twenty of twenty words without a network', async ({ page, context }) => {
  test.setTimeout(120_000);
  await downloadAll(page);
  await context.setOffline(true);
  const words =
    'docker kubernetes mlflow drift baseline reproducible lock preflight wsl carriage heuristic notebook package azure vertex sagemaker prometheus fastapi streamlit seed';
  let found = 0;
  await page.goto(`${root}search/`);
  const box = page.getByRole('searchbox').or(page.locator('main input[type=search]')).first();
  for (const word of words.split(' ')) {
    await box.fill(word);
    await expect(
      page
        .locator('main')
        .getByRole('link', { name: new RegExp('.') })
        .first(),
      word,
    ).toBeVisible();
    await expect(page.locator('main [role=status]').first(), word).toContainText(/\d/);
    found += 1;
  }
  console.log(`offline: search answered ${found} of 20 words`);
});

test('an answer given without a network is kept, and review works', async ({ page, context }) => {
  await downloadAll(page);
  await context.setOffline(true);
  await page.goto(`${root}${first}`);
  await page.getByRole('button', { name: 'Mark as done' }).click();
  await page.goto(`${root}review/`);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.locator('review-session quiz-question')).toBeVisible();
});

test('what was not downloaded is said, with what there is', async ({ page, context }) => {
  await downloadAll(page);
  await damage(page, second, undefined);
  await context.setOffline(true);
  const response = await page.goto(`${root}${second}`);
  expect(response?.status()).toBe(503);
  await expect(page.locator('[data-fill=state]')).toContainText('Downloaded');
  await context.setOffline(false);
  await page.goto(`${root}${second}`);
  await expect(page.locator('h1')).not.toHaveText('Read offline');
});

test('an address without its last slash leads to the page', async ({ page, context }) => {
  await downloadAll(page);
  await context.setOffline(true);
  await page.goto(`${root}${first.slice(0, -1)}`);
  expect(page.url()).toBe(`${root}${first}`);
});

test('S25 a newer version is announced, waits for the reader, and costs only what changed', async ({
  page,
}) => {
  await downloadAll(page);
  await page.goto(`${root}${first}`, { waitUntil: 'networkidle' });
  await publish((html) => html.replace('</h1>', ', again</h1>'));
  await page.reload();
  await expect(page.locator('.newer')).toContainText('A newer version of this site is ready.', {
    timeout: 20_000,
  });
  await expect(page.locator('h1')).not.toContainText('again');
  expect((await cacheNames(page)).filter((name) => !name.endsWith('choice'))).toHaveLength(2);
  await page.getByRole('button', { name: 'Load it' }).click();
  await expect(page.locator('h1')).toContainText('again', { timeout: 20_000 });
  expect((await cacheNames(page)).filter((name) => !name.endsWith('choice'))).toHaveLength(1);
});

test('S25 a version with a file missing leaves the one before in charge', async ({
  page,
  context,
}) => {
  await downloadAll(page);
  await publish((html) => html.replace('</h1>', ', again</h1>'));
  rmSync(join(site, first, 'index.html'));
  await page.goto(`${root}${second}`);
  await page.waitForTimeout(3000);
  expect(await page.locator('.newer').count()).toBe(0);
  expect(await titleOffline(context, first)).not.toContain('again');
});

for (const [what, content] of [
  ['garbage', 'x'.repeat(500)],
  ['an empty file', ''],
  ['a removed file', undefined],
] as const) {
  test(`${what} in the copy is replaced from the network`, async ({ page }) => {
    await downloadAll(page);
    await damage(page, first, content);
    await page.goto(`${root}${first}`);
    await expect(page.locator('quiz-set').first()).toBeAttached();
    await expect
      .poll(() =>
        page.evaluate(
          async (address) => Boolean(await caches.match(address)),
          `${root}${first}index.html`,
        ),
      )
      .toBe(true);
  });
}

test('S25 a neighbour on the same origin keeps its caches, and cannot match ours', async ({
  page,
}) => {
  await page.goto(root);
  await page.evaluate(async () => {
    const cache = await caches.open('workbox-precache-v2-http://127.0.0.1/other/');
    await cache.put('/other', new Response('theirs'));
  });
  await downloadAll(page);
  for (const name of await cacheNames(page))
    if (name.startsWith('mlops')) {
      expect(name).not.toContain('-precache-');
      expect(name).not.toContain('http');
    }
  await page.getByRole('button', { name: 'Remove the copy' }).click();
  await expect(page.locator('[data-fill=state]')).toHaveText('Nothing is downloaded.');
  expect(await cacheNames(page)).toEqual(['workbox-precache-v2-http://127.0.0.1/other/']);
  expect(
    await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
  ).toBe(0);
});

test('S25 without room for it nothing is half downloaded', async ({ page }) => {
  await page.goto(`${root}offline/`);
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(root).origin,
    quotaSize: 200_000,
  });
  await page.getByRole('button', { name: 'Download' }).click();
  await expect(page.locator('[data-fill=status]')).toContainText(
    'What was there before is still there.',
    { timeout: 60_000 },
  );
  expect((await cacheNames(page)).filter((name) => !name.endsWith('choice'))).toEqual([]);
  await page.goto(`${root}${first}`);
  await expect(page.locator('h1')).toBeVisible();
});

test('S25 a published farewell removes every copy and itself', async ({ page }) => {
  await downloadAll(page);
  await publish((html) => html, true);
  await page.goto(`${root}${first}`);
  await page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined),
  );
  await expect.poll(() => cacheNames(page)).toEqual([]);
  await expect
    .poll(() =>
      page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.length)),
    )
    .toBe(0);
});

test('a browser that allows no worker says so and works online', async ({ browser }) => {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${root}offline/`);
  await page.getByRole('button', { name: 'Download' }).click();
  await expect(page.locator('[data-fill=status]')).toContainText('still there');
  await context.close();
});

test('the site can be installed', async ({ page }) => {
  await page.goto(root);
  const href = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = (await (await page.request.get(new URL(href ?? '', root).href)).json()) as {
    icons: { src: string; sizes: string }[];
    start_url: string;
  };
  expect(new URL(manifest.start_url, new URL(href ?? '', root)).href).toBe(root);
  for (const { src } of manifest.icons) {
    const icon = await page.request.get(new URL(src, new URL(href ?? '', root)).href);
    expect(icon.headers()['content-type']).toBe('image/png');
  }
});
