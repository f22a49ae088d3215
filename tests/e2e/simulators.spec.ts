import { expect, test, type Locator, type Page } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { htmlOf, isRedirect, pagesOf } from '../support/dist.ts';
import { expectQuiet, sidewaysScroll, totalShift, watch, watchShifts } from '../support/pages.ts';

/** What a reader does by keyboard alone, and what the picture then shows. */
const journeys: Readonly<Record<string, (page: Page, simulator: Locator) => Promise<void>>> = {
  'layer-cache': async (page, simulator) => {
    const orders = simulator.getByLabel('Order of the lines');
    await orders.focus();
    await page.keyboard.press('ArrowDown');
    await expect(simulator.locator('li')).toHaveCount(8);
    await expect(simulator.locator('li[data-state="built"]')).toHaveCount(2);
    await simulator.getByLabel('Since the last build').selectOption('lock');
    await expect(simulator.locator('li[data-state="built"]')).toHaveCount(4);
    await expect(simulator.locator('tr[data-on] td').last()).toHaveText('38 s');
    await simulator.getByLabel('Keep downloads in a cache mount').press(' ');
    await expect(simulator.locator('tr[data-on] td').last()).toHaveText('8 s');
    await expect(simulator.locator('li code').nth(5)).toContainText('--mount=type=cache');
    await expect(simulator.locator('output')).toContainText('4 of 8 lines are built again in 8 s');
    await orders.selectOption('two-stages');
    await expect(simulator.locator('li')).toHaveCount(11);
    await expect(simulator.locator('li[data-start]')).toHaveCount(2);
  },
  'split-simulator': async (page, simulator) => {
    const drift = simulator.getByRole('slider', { name: 'Drift' });
    const before = await simulator.locator('.chart path').first().getAttribute('d');
    await drift.focus();
    await page.keyboard.press('End');
    await expect(drift).toHaveAttribute('aria-valuetext', '2 min a week');
    await expect(simulator.locator('.chart path').first()).not.toHaveAttribute('d', before ?? '');
    await expect(simulator.locator('output')).toContainText('The random split reports');
    await page.keyboard.press('Home');
    await simulator.getByLabel('Trips recorded twice').press('Home');
    const errors = simulator.locator('td:last-child');
    await expect(errors.first()).toHaveText(/^2\.[2-5] min$/);
    await expect(errors.last()).toHaveText(/^2\.[2-5] min$/);
  },
  'latency-simulator': async (page, simulator) => {
    const rate = simulator.getByLabel('Arrivals');
    await rate.focus();
    await page.keyboard.press('End');
    await expect(rate).toHaveAttribute('aria-valuetext', '400/s');
    await expect(simulator.locator('output')).toContainText(
      '400 requests a second are more than the 80 that the server can answer',
    );
    const curve = simulator.locator('.chart path').first();
    const before = await curve.getAttribute('d');
    await simulator.getByLabel('Cores').press('End');
    await simulator.getByLabel('Workers').press('End');
    await expect(curve).not.toHaveAttribute('d', before ?? '');
    await expect(simulator.locator('[data-widest]')).toHaveText('352');
  },
  'alias-timeline': async (_, simulator) => {
    const press = (name: string) => simulator.getByRole('button', { name }).press('Enter');
    const cells = simulator.locator('tbody tr:last-child td');
    await press('Wait');
    await expect(cells).toHaveText(['v1', 'none', 'v1', 'v1']);
    await press('Register a version');
    await expect(simulator.getByLabel('Version')).toHaveValue('4');
    await press('Promote it');
    await expect(cells).toHaveText(['v4', 'none', 'v1', 'v4']);
    await expect(simulator.locator('[data-stale]').last()).toHaveText('v1');
    await press('Delete it');
    await press('Restart the services');
    await expect(simulator.locator('output')).toContainText(
      'serves nothing, for it found no champion',
    );
    await press('Empty registry');
    await expect(simulator.locator('tbody tr')).toHaveCount(1);
    await press('Promote it');
    await expect(simulator.locator('output')).toContainText('Refused: there is no version 0.');
    await press('Undo');
    await expect(simulator.locator('output')).toContainText('No service runs yet.');
  },
};

const pages = pagesOf().filter((path) => !isRedirect(htmlOf(path)));

/** Scrolls to a simulator, as a reader does, and waits until it lives. */
async function openAt(page: Page, path: string, tag: string): Promise<Locator> {
  await page.goto(path);
  await page.mouse.wheel(0, 200);
  const simulator = page.locator(tag).first();
  await simulator.scrollIntoViewIfNeeded();
  await expect(simulator.locator('form')).toBeVisible();
  return simulator;
}

for (const [tag, journey] of Object.entries(journeys)) {
  const path = pages.find((candidate) => htmlOf(candidate).includes(`<${tag} `));
  // A simulator that no page shows yet has nothing to be opened on.
  if (path === undefined) continue;

  test.describe(tag, () => {
    test('it is used by keyboard alone, quietly, and begins again', async ({ page }) => {
      const seen = watch(page);
      const simulator = await openAt(page, path, tag);
      const words = await simulator.locator('output').innerText();
      await journey(page, simulator);
      await expect(simulator.locator('output')).not.toHaveText(words);
      await simulator.getByRole('button', { name: 'Start again' }).press('Enter');
      await expect(simulator.locator('output')).toHaveText(words);
      await expectQuiet(page, seen);
    });

    test('its words wait until the reader pauses', async ({ page }) => {
      const simulator = await openAt(page, path, tag);
      await simulator.locator('output').evaluate((output) => {
        const changes: string[] = [];
        Object.assign(window, { changes });
        new MutationObserver(() => changes.push(output.textContent)).observe(output, {
          childList: true,
        });
      });
      const field = simulator.locator('input[type=range], select').first();
      await field.focus();
      for (let count = 0; count < 6; count += 1) await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(1200);
      const changes = await page.evaluate(
        () => (window as unknown as { changes: string[] }).changes.length,
      );
      expect(changes).toBeLessThanOrEqual(1);
    });

    for (const look of ['light', 'dark', 'forced'] as const) {
      test(`it is accessible and stays in the page, ${look}`, async ({ page }) => {
        test.setTimeout(180_000);
        await page.emulateMedia({
          colorScheme: look === 'light' ? 'light' : 'dark',
          forcedColors: look === 'forced' ? 'active' : 'none',
          reducedMotion: 'reduce',
        });
        for (const width of [320, 768, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          const simulator = await openAt(page, path, tag);
          expect(await accessibilityFaults(page), `${width} px`).toEqual([]);
          expect(await sidewaysScroll(page), `${width} px`).toEqual([]);
          const small = await simulator
            .locator('button, select, input:not([type=checkbox]), .check')
            .evaluateAll((targets) =>
              targets
                .map((target) => [target.outerHTML.slice(0, 80), target.getBoundingClientRect()])
                .filter(([, box]) => (box as DOMRect).height < 44 || (box as DOMRect).width < 44),
            );
          expect(small).toEqual([]);
          expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
        }
      });
    }

    test('it stays in the page at every width', async ({ page }) => {
      await openAt(page, path, tag);
      for (let width = 320; width <= 1440; width += 40) {
        await page.setViewportSize({ width, height: 800 });
        expect(await sidewaysScroll(page), `${width} px`).toEqual([]);
      }
    });

    for (const width of [360, 1280]) {
      test(`it comes alive at ${width} px without moving the page`, async ({ page }) => {
        await page.setViewportSize({ width, height: 800 });
        await watchShifts(page);
        await page.goto(path);
        await expect(page.locator('head link[href*="/simulator."]')).toHaveCount(1);
        // A page whose font comes late has moved before; that is no matter of a simulator.
        await page.evaluate(async () => {
          await document.fonts.ready;
          (window as unknown as { shifts: number[] }).shifts.length = 0;
        });
        await page.mouse.wheel(0, 200);
        await page.locator(tag).scrollIntoViewIfNeeded();
        await expect(page.locator(`${tag} form`)).toBeVisible();
        await page.waitForTimeout(800);
        expect(await totalShift(page)).toBeLessThan(0.01);
      });
    }

    test('nothing is loaded for it before the reader acts', async ({ page }) => {
      const loaded: string[] = [];
      page.on('request', (request) => loaded.push(request.url()));
      await page.goto(path, { waitUntil: 'networkidle' });
      const count = () => loaded.filter((url) => /simulators\.[\w-]+\.js$/.test(url)).length;
      expect(count()).toBe(0);
      await page.mouse.wheel(0, 200);
      await page.locator(tag).scrollIntoViewIfNeeded();
      await expect.poll(count).toBe(1);
    });

    test('out of reach, it stays the picture it is, and nothing breaks', async ({ page }) => {
      await page.route(/simulators\.[\w-]+\.js$/, (route) => route.abort());
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(path);
      await page.mouse.wheel(0, 200);
      const asked = page.waitForRequest(/simulators\.[\w-]+\.js$/);
      await page.locator(tag).scrollIntoViewIfNeeded();
      await asked;
      await expect(page.locator(`${tag} form`)).toBeHidden();
      await expect(page.locator(`${tag} output`)).toBeVisible();
      expect(errors).toEqual([]);
    });

    test('printed, it is a picture with its words', async ({ page }) => {
      const simulator = await openAt(page, path, tag);
      await page.emulateMedia({ media: 'print' });
      await expect(simulator.locator('form')).toBeHidden();
      await expect(simulator.locator('output')).toBeVisible();
      await expect(simulator.locator('svg, ol, table').first()).toBeVisible();
      await expect(page.locator('.simulator figcaption').first()).toBeVisible();
    });

    test.describe('without scripts', () => {
      test.use({ javaScriptEnabled: false });

      test('it is a picture with its words and its caption', async ({ page }) => {
        await page.goto(path);
        const simulator = page.locator(tag);
        await expect(simulator.locator('form')).toBeHidden();
        await expect(simulator.locator('output')).toBeVisible();
        await expect(simulator.locator('svg, ol, table').first()).toBeVisible();
        const room = await simulator.evaluate((element) => element.getBoundingClientRect().height);
        expect(room).toBeLessThan(1100);
      });
    });
  });
}
