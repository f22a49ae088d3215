import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { htmlOf } from '../support/dist.ts';
import { readablePages, templates } from '../support/pages.ts';

interface Load {
  readonly kind: string;
  readonly url: string;
  /** Bytes of the body as sent, with gzip. */
  readonly bytes: number;
}

/** Everything a first visit loads before the reader acts. */
async function loadsOf(page: Page, path: string): Promise<readonly Load[]> {
  const waiting: Promise<Load>[] = [];
  page.on('requestfinished', (request) => {
    waiting.push(
      request.sizes().then(({ responseBodySize }) => ({
        kind: request.resourceType(),
        url: request.url(),
        bytes: responseBodySize,
      })),
    );
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  return Promise.all(waiting);
}

const kB = 1024;
const bytesOf = (loads: readonly Load[], kind?: string) =>
  loads.filter((load) => !kind || load.kind === kind).reduce((sum, { bytes }) => sum + bytes, 0);

function report(path: string, loads: readonly Load[]): string {
  return `/${path}: ${['document', 'stylesheet', 'script', 'font', 'image', 'fetch']
    .map(
      (kind) =>
        `${kind} ${(bytesOf(loads, kind) / kB).toFixed(1)} kB in ${loads.filter((load) => load.kind === kind).length}`,
    )
    .join(', ')}`;
}

const pagesWithOwnStyle = ['offline/', 'plan/', 'progress/', 'review/', 'test-out/'];

/** Pages with a simulator, which has a style sheet of its own and is loaded once the reader acts. */
const simulated = readablePages.filter(
  (path) => path !== 'no-such-page/' && htmlOf(path).includes('data-simulator'),
);

/**
 * A lab is a page for hours of work, with every file the learner writes and a clock: it may weigh
 * more than a lesson.
 */
const labs = readablePages.filter((path) => path.startsWith('labs/'));

for (const path of new Set([...templates, ...simulated, ...labs])) {
  test(`/${path} keeps its weight`, async ({ page }) => {
    const loads = await loadsOf(page, path);
    console.log(report(path, loads));
    const scripts = loads.filter(({ kind }) => kind === 'script');
    const styles = loads
      .filter(({ kind }) => kind === 'stylesheet')
      .toSorted((a, b) => b.bytes - a.bytes);
    const fonts = loads.filter(({ kind }) => kind === 'font');
    const [style, ...ownStyles] = styles;
    expect(bytesOf(style ? [style] : []), 'CSS').toBeLessThanOrEqual(9 * kB);
    // What only one page needs is loaded there, not on every page of the site.
    const isSimulated = simulated.includes(path);
    const hasOwnStyle = isSimulated || pagesWithOwnStyle.includes(path);
    expect(ownStyles.length).toBeLessThanOrEqual(hasOwnStyle ? 1 : 0);
    expect(bytesOf(ownStyles), 'own CSS').toBeLessThanOrEqual((isSimulated ? 2 : 1) * kB);
    expect(fonts.length).toBeLessThanOrEqual(2);
    expect(bytesOf(fonts), 'fonts').toBeLessThanOrEqual(60 * kB);
    if (/^(lessons|labs|quizzes)\//.test(path)) {
      // The blocking theme script is one of the files.
      expect(scripts.length, scripts.map(({ url }) => url).join(' ')).toBeLessThanOrEqual(3);
      const mostScript = labs.includes(path) ? 10 : 9;
      expect(bytesOf(scripts), 'scripts').toBeLessThanOrEqual(mostScript * kB);
    }
    const isShort = /^(lessons|quizzes)\//.test(path);
    const most = (isShort ? 45 : 60) * kB;
    expect(bytesOf(loads) - bytesOf(fonts), 'whole page').toBeLessThanOrEqual(most);
  });
}

const lessons = [...templates, ...simulated].filter((page) => page.startsWith('lessons/'));

for (const path of new Set(lessons)) {
  test(`/${path} spends little on markup`, async ({ page }) => {
    await page.goto(path);
    // Text of closed details counts: a reader gets it.
    const text = await page.evaluate(() => document.body.textContent.replaceAll(/\s+/g, ' '));
    const size = (content: string) => gzipSync(content, { level: 9 }).length;
    const ratio = size(htmlOf(path)) / size(text);
    console.log(`/${path}: HTML is ${ratio.toFixed(2)} × the gzip of its text`);
    expect(ratio).toBeLessThanOrEqual(2.2);
  });
}
