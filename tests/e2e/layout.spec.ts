import { expect, test, type Page } from '@playwright/test';
import { sidewaysScroll, templates, totalShift, watchShifts } from '../support/pages.ts';

/** What a learner sees at 200 % text and with the spacing of WCAG 1.4.12. */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`;

async function addStyles(page: Page, css: string): Promise<void> {
  // A constructed sheet: the page's policy allows no style element.
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}

for (const path of templates) {
  test(`/${path} fits every width from 320 to 1440 px`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.goto(path);
    for (let width = 320; width <= 1440; width += 8) {
      await page.setViewportSize({ width, height: 700 });
      expect(await sidewaysScroll(page), `${width} px`).toEqual([]);
    }
  });

  test(`/${path} holds 200 % text and wide spacing`, async ({ page }) => {
    await page.setViewportSize({ width: 640, height: 800 });
    await page.goto(path);
    await addStyles(page, 'html { font-size: 200% !important; }');
    expect(await sidewaysScroll(page), '200 % text').toEqual([]);
    await addStyles(page, `html { font-size: 100% !important; } ${spacing}`);
    expect(await sidewaysScroll(page), 'text spacing').toEqual([]);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main *, header *, footer *')]
        .filter((element) => {
          const { overflowY } = getComputedStyle(element);
          return (
            overflowY === 'hidden' &&
            element.clientHeight > 1 &&
            element.scrollHeight > element.clientHeight + 1
          );
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(cut).toEqual([]);
  });

  test(`/${path} has targets a thumb can hit`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(path);
    const small = await page.evaluate(() => {
      const isInText = (element: Element) =>
        element.matches('a') &&
        element.closest('p, li, dd, td, figcaption, summary, h1, h2, h3, h4, caption, label') !==
          null &&
        getComputedStyle(element).display === 'inline';
      return [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
        .filter((element) => element.checkVisibility({ opacityProperty: true }))
        .filter((element) => !isInText(element) && !element.closest('svg, .visually-hidden'))
        .map((element) => ({
          element,
          box: (element.closest('label') ?? element).getBoundingClientRect(),
        }))
        .filter(({ box }) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
        .map(
          ({ element, box }) =>
            `${Math.round(box.width)}×${Math.round(box.height)} ${element.outerHTML.slice(0, 100)}`,
        );
    });
    expect(small).toEqual([]);
  });

  test(`/${path} moves nothing for those who asked for less motion`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(path);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  test(`/${path} does not shift while it loads`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await watchShifts(page);
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await totalShift(page)).toBeLessThan(0.01);
  });
}
