import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { siteBase, siteOrigin } from '../../src/authoring/site-base.ts';
import { distFolder, filesBelow } from '../support/dist.ts';

const root = siteOrigin + siteBase;
const read = (file: string) => readFileSync(join(distFolder, file), 'utf8');

async function paste(page: Page, text: string): Promise<void> {
  await page.locator('error-lookup textarea').fill(text);
  await expect(page.locator('error-lookup [role=status]')).not.toBeEmpty();
}

test.describe('technologies', () => {
  test('every one stands in its group and leads to its page', async ({ page }) => {
    await page.goto('technologies/');
    const groups = [
      'Containerization',
      'Experiment tracking',
      'Model serving',
      'CI/CD',
      'Monitoring',
      'Cloud',
    ];
    for (const name of groups)
      await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'MLflow', exact: true }).first().click();
    await expect(page.locator('h1')).toHaveText('MLflow');
  });

  test('a page says what the tool is for, when not to use it, its licence and its steps', async ({
    page,
  }) => {
    await page.goto('technologies/docker/');
    for (const name of ['What it is for', 'When not to use it', 'Home and licence', 'Taught in'])
      await expect(page.locator('dt', { hasText: name })).toBeVisible();
    const steps = page.locator('main li[data-step]');
    expect(await steps.count()).toBeGreaterThan(3);
    await expect(steps.filter({ hasText: 'planned' }).first()).toBeVisible();
  });

  test('a renamed product says its former name', async ({ page }) => {
    await page.goto('technologies/vertex-ai/');
    await expect(page.locator('main')).toContainText('formerly Vertex AI');
  });
});

test.describe('certifications', () => {
  for (const [id, day] of [
    ['aws-machine-learning-specialty', '31 March 2026'],
    ['azure-data-scientist-associate', '1 June 2026'],
  ] as const) {
    test(`${id} says first that it is retired, since when, and what to take instead`, async ({
      page,
    }) => {
      await page.goto(`certifications/${id}/`);
      const state = page.locator('main .state').first();
      await expect(state).toContainText('Retired');
      await expect(state).toContainText(day);
      await expect(state.getByRole('link')).toHaveAttribute('href', /\/certifications\/[a-z-]+\/$/);
      const text = await page.locator('main').innerText();
      expect(text.indexOf('Retired')).toBeLessThan(text.indexOf('What is known'));
    });
  }

  test('the list keeps retired exams apart from those that can be taken', async ({ page }) => {
    await page.goto('certifications/');
    const retired = page.locator('section', {
      has: page.getByRole('heading', { name: 'Retired' }),
    });
    await expect(retired.locator('li')).toHaveCount(2);
    await expect(retired).toContainText('was retired on 31 March 2026');
  });

  test('domains add up, show their weight and name the steps for each skill', async ({ page }) => {
    await page.goto('certifications/aws-machine-learning-engineer-associate/');
    const weights = await page.locator('.weight b').allTextContents();
    expect(
      weights.map((text) => Number.parseInt(text)).reduce((sum, weight) => sum + weight, 0),
    ).toBe(100);
    const first = page.locator('ol.rows > li').first();
    await first.locator('summary').click();
    await expect(first.locator('tbody tr')).toHaveCount(25);
    await expect(first.locator('tbody a').first()).toBeVisible();
  });

  test('every fact names who says it and when it was checked', async ({ page }) => {
    await page.goto('certifications/google-professional-machine-learning-engineer/');
    const facts = page.locator('dl.rows > div');
    const count = await facts.count();
    expect(count).toBeGreaterThan(5);
    for (const text of await facts.locator('.small.muted').allTextContents())
      expect(text).toMatch(
        /(official|as reported by others|unverified) · checked \d{4}-\d{2}-\d{2}/,
      );
  });
});

test.describe('glossary', () => {
  test('an address with a word leads to that word', async ({ page }) => {
    await page.goto('glossary/#lock-file');
    await expect(page.locator(':target')).toBeInViewport();
    await expect(page.locator(':target')).toHaveText(/lock file/i);
  });
});

test.describe('error messages', () => {
  test('a pasted log finds its message, and a click leads to cause and fix', async ({ page }) => {
    await page.goto('errors/');
    await paste(
      page,
      '$ pip install pandas\nerror: externally-managed-environment\n\n× This environment is',
    );
    await expect(page.locator('error-lookup [role=status]')).toHaveText(
      /^\d known messages? fits?\./,
    );
    const match = page.locator('error-lookup li a').first();
    await expect(match).toHaveText('error: externally-managed-environment');
    await match.click();
    await expect(page.locator(':target')).toBeInViewport();
  });

  test('secrets and names are masked before they are shown, and nothing leaves the page', async ({
    page,
  }) => {
    await page.goto('errors/', { waitUntil: 'networkidle' });
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await paste(
      page,
      'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPx\n/home/aina/eta: uv: command not found',
    );
    const box = page.locator('error-lookup textarea');
    await expect(box).toHaveValue(/AWS_SECRET_ACCESS_KEY=\[masked\]\n\/home\/\[masked\]\/eta/);
    await expect(page.locator('error-lookup [role=status]')).toContainText('Masked in the box: 2');
    expect(requests).toEqual([]);
  });

  test('an unknown message says so and how to go on', async ({ page }) => {
    await page.goto('errors/');
    await paste(page, 'zyx went wibble');
    await expect(page.locator('error-lookup [role=status]')).toHaveText(
      'No known message fits. Try only its last line.',
    );
  });
});

test.describe('choose a platform', () => {
  test('answers change the order and each reason stands with its weight', async ({ page }) => {
    await page.goto('choose-a-platform/');
    const status = page.locator('platform-choice [role=status]');
    await expect(status).toContainText('no basis to prefer');
    await page.getByRole('radio', { name: 'With an employer that runs on Azure' }).check();
    await expect(status).toContainText('Azure comes first');
    const ranked = page.locator('platform-choice ol > li');
    await expect(ranked).toHaveCount(3);
    await expect(ranked.first()).toContainText('Azure: 4 points');
    await expect(ranked.first()).toContainText('Your employer runs on Azure');
    await page.getByRole('radio', { name: 'No answer' }).first().check();
    await expect(status).toContainText('no basis to prefer');
  });

  test('a source beside a reason leads to the claim on the page', async ({ page }) => {
    await page.goto('choose-a-platform/');
    await page.getByRole('radio', { name: 'Yes, it must stay in the country' }).check();
    await page.locator('platform-choice ol a').first().click();
    await expect(page.locator(':target')).toBeInViewport();
  });

  test('the chosen platform is remembered', async ({ page }) => {
    await page.goto('choose-a-platform/');
    await page.getByRole('radio', { name: 'Google Cloud', exact: true }).check();
    await page.reload();
    await expect(page.getByRole('radio', { name: 'Google Cloud', exact: true })).toBeChecked();
  });
});

test.describe('a page that is not there', () => {
  test('answers 404, searches, and its links work from any depth', async ({ page }) => {
    const response = await page.goto('lessons/no/such/page/');
    expect(response?.status()).toBe(404);
    await page.locator('search-page input[type=search]').fill('docker');
    await expect(page.locator('.results .title').first()).toBeVisible();
    await page.locator('main').getByRole('link', { name: 'The whole path' }).click();
    await expect(page).toHaveURL(/\/path\/$/);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every weight of the platform choice stands in a table', async ({ page }) => {
    await page.goto('choose-a-platform/');
    await expect(page.locator('platform-choice input:visible')).toHaveCount(0);
    await page.locator('platform-choice summary').click();
    await expect(page.locator('platform-choice table').first()).toContainText('Azure +4');
  });

  test('error messages stand in full and the box stays away', async ({ page }) => {
    await page.goto('errors/');
    await expect(page.locator('error-lookup textarea')).toBeHidden();
    await expect(page.locator('#pip-externally-managed-environment')).toBeVisible();
  });
});

test.describe('for programs', () => {
  const lessons = filesBelow(distFolder).filter((file) =>
    /^(lessons|labs)\/[^/]+\/index\.html$/.test(file),
  );

  test('each lesson and lab has a twin without components and a picture of its own', () => {
    expect(lessons.length).toBeGreaterThan(0);
    for (const file of lessons) {
      const html = read(file);
      if (html.includes('http-equiv="refresh"')) continue;
      const twin = read(file.replace('/index.html', '.md'));
      expect(twin.startsWith('---\ntitle: '), file).toBe(true);
      const prose = twin.replaceAll(/^(`{3,})[^]*?^\1$/gm, '').replaceAll(/`[^`]*`/g, '');
      expect(prose, file).not.toMatch(/<[A-Z]/);
      const id = file.split('/')[1] ?? '';
      expect(html.includes(`${root}og/${id}.png`), `${file} has no picture`).toBe(true);
      const alternate = new RegExp(`type="text/markdown" href="[^"]*/${id}\\.md"`);
      expect(alternate.test(html), `${file} has no link to its twin`).toBe(true);
    }
  });

  test('every address in llms.txt, curriculum.json and the feed is answered', () => {
    const addresses = [read('llms.txt'), read('curriculum.json'), read('feed.xml')]
      .flatMap((text) => text.match(/https:\/\/[^\s")<]+/g) ?? [])
      .filter((address) => address.startsWith(root))
      .map((address) => address.slice(root.length).replace(/#.*$/, ''));
    expect(addresses.length).toBeGreaterThan(200);
    const files = new Set(filesBelow(distFolder));
    const missing = [...new Set(addresses)].filter(
      (address) => !files.has(address) && !files.has(`${address}index.html`),
    );
    expect(missing).toEqual([]);
  });

  test('the feed is well-formed and newest first', async ({ page }) => {
    // A page without our policy: it lets no string be parsed.
    await page.goto('about:blank');
    const days = await page.evaluate((xml) => {
      const feed = new DOMParser().parseFromString(xml, 'application/xml');
      if (feed.querySelector('parsererror')) return undefined;
      return [...feed.querySelectorAll('item > pubDate')].map((date) =>
        Date.parse(date.textContent),
      );
    }, read('feed.xml'));
    expect(days?.length).toBeGreaterThan(0);
    expect(days).toEqual(days?.toSorted((a, b) => b - a));
  });

  test('robots.txt names the sitemap', () => {
    expect(read('robots.txt')).toContain(`Sitemap: ${root}sitemap.xml`);
  });

  test('structured data of a lesson can be read and names its objectives', () => {
    const html = read(lessons[0] ?? '');
    const data = /<script type="application\/ld\+json">([^]*?)<\/script>/.exec(html)?.[1] ?? '';
    expect(JSON.stringify(JSON.parse(data))).toContain('"teaches":["');
  });
});
