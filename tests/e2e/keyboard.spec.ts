import { expect, test, type Page } from '@playwright/test';
import { templates } from '../support/pages.ts';

interface Stop {
  readonly name: string;
  readonly visible: boolean;
  readonly ring: boolean;
}

/** Where the focus is, whether it can be seen, and whether it is drawn. */
async function focusedStop(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    // A link may run over two lines: its first piece counts.
    const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
    const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    const style = getComputedStyle(element);
    return {
      name: element.outerHTML.slice(0, 100),
      visible:
        box.bottom > 0 &&
        box.top < innerHeight &&
        (top === null || element.contains(top) || top.contains(element)),
      ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    };
  });
}

for (const path of templates) {
  test(`/${path} can be walked with Tab, every stop in view and drawn`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: 1024, height: 800 });
    await page.goto(path);
    const stops: Stop[] = [];
    for (let count = 0; count < 400; count += 1) {
      await page.keyboard.press('Tab');
      const stop = await focusedStop(page);
      if (!stop) break;
      stops.push(stop);
    }
    expect(stops.length, 'the walk ends').toBeLessThan(400);
    expect(stops.length).toBeGreaterThan(5);
    expect(stops[0]?.name).toContain('Skip to the text');
    expect(stops.filter(({ visible }) => !visible)).toEqual([]);
    expect(stops.filter(({ ring }) => !ring)).toEqual([]);
  });
}

test('the skip link leads to the text', async ({ page }) => {
  await page.goto('path/');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let count = 0; count < 300; count += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never reached ${selector} on ${page.url()}`);
}

test('a learner gets from home to a done lesson and a saved file by keyboard alone', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await page.goto('');
  await tabTo(page, 'main a.button:not(.primary)');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/path\/$/);
  await tabTo(page, '.route a[href*="/lessons/"]');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/lessons\//);
  await tabTo(page, 'done-button button');
  await page.keyboard.press('Enter');
  await expect(page.locator('done-button')).toContainText(/done/i);
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(false);
  await tabTo(page, 'a[href$="/progress/"]');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/progress\/$/);
  await expect(page.locator('main')).toContainText(/\b1 of/);
  const saved = page.waitForEvent('download');
  await tabTo(page, 'progress-panel button[value="save"]');
  await page.keyboard.press('Enter');
  expect((await saved).suggestedFilename()).toMatch(/\.json$/);
});
