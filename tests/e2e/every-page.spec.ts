import { expect, test } from '@playwright/test';
import { accessibilityFaults, exclusions, ruleCount } from '../support/axe.ts';
import { expectQuiet, readablePages, sidewaysScroll, watch } from '../support/pages.ts';

const looks = [
  { name: 'light', colorScheme: 'light', forcedColors: 'none' },
  { name: 'dark', colorScheme: 'dark', forcedColors: 'none' },
  { name: 'forced colours', colorScheme: 'dark', forcedColors: 'active' },
] as const;
const widths = [320, 768, 1280];

test('axe runs with at least 100 rules and at most three exclusions', () => {
  expect(ruleCount).toBeGreaterThanOrEqual(100);
  expect(Object.keys(exclusions).length).toBeLessThanOrEqual(3);
  console.log(
    `axe: ${ruleCount} rules, ${readablePages.length} pages, ${readablePages.length * looks.length * widths.length} scans`,
  );
});

test('a fault in a page is found and named', async ({ page }) => {
  await page.goto('');
  await page.evaluate(() => document.querySelector('main')?.append(new Image()));
  expect(await accessibilityFaults(page)).toEqual([expect.stringContaining('image-alt')]);
});

for (const path of readablePages) {
  test(`/${path} is accessible, silent and never scrolls sideways`, async ({ page }) => {
    // Nine scans; the longest page needs a second for each on an idle machine, many more on a busy one.
    test.setTimeout(400_000);
    const seen = watch(page);
    await page.goto(path);
    for (const { name, colorScheme, forcedColors } of looks) {
      await page.emulateMedia({ colorScheme, forcedColors });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        expect(await sidewaysScroll(page), `${name} at ${width} px`).toEqual([]);
        expect(await accessibilityFaults(page), `${name} at ${width} px`).toEqual([]);
      }
    }
    await expectQuiet(page, seen);
  });
}
