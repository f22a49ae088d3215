import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, type Page, type Route } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { distFolder } from '../support/dist.ts';

const dialog = 'search-dialog dialog';
const results = '.results > li';
const status = '[role=status]';

/** Fails the test on an error nobody caught, in the page or in its worker. */
function expectNoUncaughtErrors(page: Page): void {
  page.on('pageerror', (error) => {
    throw new Error(`uncaught: ${error.message}`);
  });
}

async function ask(page: Page, words: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(words);
  await expect(page.locator(`${dialog} ${status}`)).toContainText(`for “${words}”`);
}

test.beforeEach(({ page }) => {
  expectNoUncaughtErrors(page);
});

test('search is opened, walked and left by keyboard alone', async ({ page }) => {
  await page.goto('glossary/');
  await ask(page, 'docker');
  await expect(page.locator(`${dialog} ${status}`)).toHaveText(/^\d+ results for “docker”$/);
  await page.keyboard.press('ArrowDown');
  const links = page.locator(`${dialog} ${results} a`);
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(links.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator(`${dialog} input`)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator(`${dialog} input`)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  const target = await links.first().getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${target ?? 'no href'}$`));
});

test('Escape closes the box at once and the focus returns to where it was', async ({ page }) => {
  await page.goto('glossary/');
  const link = page.locator('site-search a');
  await link.focus();
  await page.keyboard.press('Enter');
  await page.locator(`${dialog} input`).fill('kubernetes');
  await page.keyboard.press('Escape');
  await expect(page.locator(dialog)).toBeHidden();
  await expect(link).toBeFocused();
});

test('typing on a result goes on in the box', async ({ page }) => {
  await page.goto('glossary/');
  await ask(page, 'docker');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('f');
  await expect(page.locator(`${dialog} input`)).toHaveValue('dockerf');
});

test('Enter in the box leads to all results with filters', async ({ page }) => {
  await page.goto('');
  await ask(page, 'docker');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=docker$/);
  await expect(page.locator(`search-page ${status}`)).toContainText('for “docker”');
});

test('a slash stays a slash where text is typed and where a modifier is held', async ({ page }) => {
  await page.goto('search/');
  await page.locator('search-page input[type=search]').click();
  await page.keyboard.type('ci/cd');
  await expect(page.locator('search-page input[type=search]')).toHaveValue('ci/cd');
  await page.locator('h1').click();
  await page.keyboard.press('Control+/');
  await expect(page.locator(dialog)).toHaveCount(0);
});

const finds: readonly (readonly [kind: string, words: string, title: RegExp])[] = [
  ['a lesson', 'reproducible environments', /^Reproducible environments with uv$/],
  ['a technology by another word', 'k8s', /^Kubernetes$/],
  ['a glossary entry', 'silent failure', /^silent failure$/],
  ['an error message', 'externally-managed-environment', /externally-managed-environment/],
  ['a certification by its code', 'MLA-C02', /^AWS Certified Machine Learning Engineer/],
  ['a retired certification', 'DP-100', /Azure Data Scientist Associate$/],
  ['a content page', 'cookies privacy', /^About this path$/],
  ['a planned step', 'canary Gateway API', /^Rollouts, canary/],
];

for (const [kind, words, title] of finds) {
  test(`${kind} is found: ${words}`, async ({ page }) => {
    await page.goto(`search/?q=${encodeURIComponent(words)}`);
    await expect(
      page.locator(`${results} .title`).filter({ hasText: title }).first(),
    ).toBeVisible();
  });
}

test('a planned step says that it is planned, leads to its place and comes after what is open', async ({
  page,
}) => {
  await page.goto('search/?q=canary+Gateway+API');
  const planned = page.locator(results).filter({ hasText: 'Rollouts, canary' });
  await expect(planned.locator('.facts')).toContainText('planned');
  await planned.locator('.title').click();
  await expect(page).toHaveURL(/\/projects\/mlops-deployment\/#/);
  await expect(page.locator(':target')).toBeVisible();
});

test('a lesson shows our own description and the sections that match', async ({ page }) => {
  await page.goto('search/?q=universal+resolution+lock');
  const lesson = page.locator(results).filter({ hasText: 'Reproducible environments' });
  await expect(lesson.locator('.summary')).toContainText('Write down which packages');
  const section = lesson.locator('.sections a').first();
  await expect(section).toHaveAttribute('href', /\/lessons\/[a-z-]+\/#/);
  await expect(lesson.locator('mark').first()).toBeVisible();
});

test('filters narrow the results, stand in the address and survive reload and the way back', async ({
  page,
}) => {
  await page.goto('search/?q=docker');
  await expect(page.locator(results).first()).toBeVisible();
  const before = await page.locator(`search-page ${status}`).textContent();
  await page.getByRole('checkbox', { name: /^Technology/ }).check();
  await expect(page.locator(`search-page ${status}`)).not.toHaveText(before ?? '');
  await expect(page).toHaveURL(/\?q=docker&kind=technology$/);
  for (const facts of await page.locator(`${results} .facts`).allTextContents())
    expect(facts).toMatch(/^Technology/);
  await page.reload();
  await expect(page.getByRole('checkbox', { name: /^Technology/ })).toBeChecked();
  await page.locator(`${results} .title`).first().click();
  await expect(page).toHaveURL(/\/technologies\//);
  await page.goBack();
  await expect(page.locator('search-page input[type=search]')).toHaveValue('docker');
  await expect(page.locator(`${results} .facts`).first()).toHaveText(/^Technology/);
});

test('filters alone list everything of a kind, and more on request', async ({ page }) => {
  await page.goto('search/?kind=technology');
  await expect(page.locator(results)).toHaveCount(10);
  const total = Number.parseInt((await page.locator(`search-page ${status}`).textContent()) ?? '');
  expect(total).toBeGreaterThan(20);
  await page.locator('.more').click();
  await expect(page.locator(results)).toHaveCount(20);
  await expect(page.locator(`${results} .title`).nth(10)).toBeFocused();
});

test('counts beside the filters say how many results each would leave', async ({ page }) => {
  await page.goto('search/?q=docker');
  const count = page.locator('input[value=glossary] + span .count');
  await expect(count).toHaveText(/[1-9]/);
  const wanted = Number((await count.textContent())?.trim());
  await page.getByRole('checkbox', { name: /^Glossary/ }).check();
  await expect(page.locator(`search-page ${status}`)).toHaveText(
    new RegExp(`^${wanted} results? for`),
  );
});

test('a slip of the pen gets the nearest names and the ways on', async ({ page }) => {
  await page.goto('');
  await ask(page, 'promteheus');
  await expect(page.locator(`${dialog} ${status}`)).toHaveText('No result for “promteheus”');
  const help = page.locator(`${dialog} .help`);
  await expect(help.getByRole('link', { name: 'Prometheus', exact: true })).toBeVisible();
  await expect(help.getByRole('link', { name: 'the whole path' })).toBeVisible();
  await expect(help.getByRole('link', { name: 'the glossary' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('results show what the learner has done and what comes first', async ({ page }) => {
  await page.addInitScript(() => {
    const fact = JSON.stringify({ at: 1, value: 'done' });
    localStorage.setItem('mlops-deployment-path:v1:lesson:workstation-preflight', fact);
  });
  await page.goto('search/?q=workstation+preflight&kind=lesson');
  const done = page.locator(`${results}[data-step=workstation-preflight]`);
  await expect(done).toHaveAttribute('data-state', 'done');
  await expect(done.locator('.facts')).toContainText(', done');
  await page.goto('search/?q=reproducible+environments&kind=lesson');
  const next = page.locator(`${results}[data-step=reproducible-environments-with-uv] .facts`);
  await expect(next).toContainText(', needs 1 step first');
});

const garbage = (route: Route) => route.fulfill({ body: 'this is not an index file' });
const faults: readonly (readonly [
  name: string,
  files: string,
  fault: (route: Route) => unknown,
])[] = [
  ['no file arrives', '**/pagefind/**', (route) => route.abort()],
  ['the worker does not arrive', '**/pagefind-worker.js', (route) => route.abort()],
  [
    'the entry is an error page',
    '**/pagefind-entry.json',
    (route) => route.fulfill({ status: 500 }),
  ],
  ['the entry is garbage', '**/pagefind-entry.json', garbage],
  ['the list of pages is garbage', '**/*.pf_meta', garbage],
  ['the index is garbage', '**/*.pf_index', garbage],
  ['the index is missing', '**/*.pf_index', (route) => route.fulfill({ status: 404 })],
  ['the index is cut short', '**/*.pf_index', cutShort],
  ['the program is garbage', '**/*.pagefind', garbage],
  ['the texts do not arrive', '**/*.pf_fragment', (route) => route.abort()],
  ['the texts are garbage', '**/*.pf_fragment', garbage],
];

async function cutShort(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({ response, body: body.subarray(0, Math.floor(body.length / 2)) });
}

for (const [name, files, fault] of faults) {
  test(`when ${name}, search says so instead of "no result", and a retry works`, async ({
    page,
  }) => {
    await page.route(files, fault);
    await page.goto('');
    await page.keyboard.press('/');
    await page.keyboard.type('docker');
    await expect(page.locator(`${dialog} ${status}`)).toHaveText('Search could not be loaded.');
    await expect(page.locator(`${dialog} .help`).getByRole('link')).toHaveAttribute(
      'href',
      /\/search\/$/,
    );
    await page.unroute(files);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator(`${dialog} ${status}`)).toHaveText(/\d+ results for “docker”/);
  });
}

test('a broken search is accessible', async ({ page }) => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto('search/?q=docker');
  await expect(page.locator(`search-page ${status}`)).toHaveText('Search could not be loaded.');
  expect(await accessibilityFaults(page)).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`results are accessible in ${colorScheme} colours`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto('');
    await ask(page, 'docker');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto('search/?q=environments');
    await expect(page.locator(results).first()).toBeVisible();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
}

/** What GitHub Pages sends of a file: text compressed, the rest as it is. */
function sentBytes(address: string): number {
  const path = new URL(address).pathname.replace(/^\/[^/]+\//, '');
  const body = readFileSync(join(distFolder, path));
  return /\.(js|json|css|html)$/.test(path) ? gzipSync(body, { level: 9 }).length : body.length;
}

test('the first query costs at most 165 kB', async ({ page, context }) => {
  const loads: string[] = [];
  await page.goto('', { waitUntil: 'networkidle' });
  context.on('request', (request) => loads.push(request.url()));
  await ask(page, 'docker image');
  await page.waitForLoadState('networkidle');
  const bytes = loads.reduce((sum, address) => sum + sentBytes(address), 0);
  console.log(`first query: ${(bytes / 1024).toFixed(1)} kB in ${loads.length} requests`);
  expect(loads.some((address) => address.endsWith('.pf_fragment'))).toBe(true);
  expect(bytes).toBeLessThanOrEqual(165 * 1024);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the search page lists everything as links', async ({ page }) => {
    await page.goto('search/');
    await expect(page.locator('search-page input:visible')).toHaveCount(0);
    const names = JSON.parse(readFileSync(join(distFolder, 'search/names.json'), 'utf8')) as {
      readonly address: string;
    }[];
    expect(names.length).toBeGreaterThan(300);
    const linked = await page
      .locator('main details a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(linked.length).toBe(names.length);
    await page.locator('summary', { hasText: /^\s*K\s/ }).click();
    await expect(page.getByRole('link', { name: 'Kubernetes', exact: true })).toBeVisible();
  });

  test('the header leads to the search page', async ({ page }) => {
    await page.goto('glossary/');
    await page
      .getByRole('link', { name: /^Search/ })
      .first()
      .click();
    await expect(page).toHaveURL(/\/search\/$/);
  });
});
