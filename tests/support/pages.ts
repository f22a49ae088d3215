import { expect, type Page } from '@playwright/test';
import { htmlOf, isRedirect, pagesOf } from './dist.ts';

/** Every page a reader can stay on: redirects left out, the page for what is missing included. */
export const readablePages: readonly string[] = [
  ...pagesOf().filter((page) => !isRedirect(htmlOf(page))),
  'no-such-page/',
];

/** One page for each template of the site. */
export const templates: readonly string[] = firstOfEach([
  /^$/,
  /^path\/$/,
  /^projects\/mlops-deployment\/$/,
  /^projects\/cloud-platforms\/$/,
  /^lessons\//,
  /^labs\//,
  /^quizzes\//,
  /^technologies\/$/,
  /^technologies\/./,
  /^certifications\/$/,
  /^certifications\/aws-machine-learning-engineer/,
  /^choose-a-platform\/$/,
  /^search\/$/,
  /^offline\/$/,
  /^plan\/$/,
  /^review\/$/,
  /^test-out\/$/,
  /^progress\/$/,
  /^glossary\/$/,
  /^errors\/$/,
  /^about\/$/,
  /^no-such-page\/$/,
]);

function firstOfEach(patterns: readonly RegExp[]): readonly string[] {
  return patterns.map((pattern) => {
    const page = readablePages.find((candidate) => pattern.test(candidate));
    if (page === undefined) throw new Error(`No page matches ${String(pattern)}.`);
    return page;
  });
}

/** Collects what must not happen on a page: messages, errors, requests to other hosts. */
export function watch(page: Page): readonly string[] {
  const seen: string[] = [];
  page.on('console', (message) => {
    const isMissingPage = message.text().includes('404') && page.url().includes('no-such-page');
    if (['error', 'warning'].includes(message.type()) && !isMissingPage) {
      seen.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => seen.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== '127.0.0.1')
      seen.push(`request to ${request.url()}`);
  });
  return seen;
}

/** Elements that make the page scroll sideways, by their outer HTML's beginning. */
export async function sidewaysScroll(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

/** Fails unless the page is silent, keeps no cookie and calls no other host. */
export async function expectQuiet(page: Page, seen: readonly string[]): Promise<void> {
  expect(seen).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
}

/** Notes from the next navigation on how much the page moves by itself. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** The sum of all layout shifts that were noted so far. */
export async function totalShift(page: Page): Promise<number> {
  return page.evaluate(() =>
    (window as unknown as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0),
  );
}
