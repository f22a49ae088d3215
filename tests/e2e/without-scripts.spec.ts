import { expect, test } from '@playwright/test';
import { readablePages, templates } from '../support/pages.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const path of readablePages) {
    test(`/${path} is whole`, async ({ page }) => {
      await page.goto(path);
      await expect(page.locator('h1')).toBeVisible();
      // Closed details count: they open without a script.
      const text = await page.locator('main').textContent();
      expect(text?.length).toBeGreaterThan(200);
      const dead = page.locator('main button:visible, main input:visible');
      expect(await dead.count(), 'controls that would do nothing').toBe(0);
    });
  }

  test('the answers of a quiz stand in details', async ({ page }) => {
    const lesson = templates.find((path) => path.startsWith('lessons/')) ?? '';
    await page.goto(lesson);
    const details = page.locator('quiz-set details');
    expect(await details.count()).toBeGreaterThanOrEqual(5);
    await details.first().locator('summary').click();
    await expect(details.first()).toContainText(/right/i);
  });
});

test.describe('when scripts or styles do not arrive', () => {
  for (const path of templates) {
    test(`/${path} reads without its style sheet`, async ({ page }) => {
      await page.route('**/*.css', (route) => route.abort());
      await page.goto(path);
      const order = await page.evaluate(() =>
        ['header', 'main', 'footer'].map(
          (name) => document.querySelector(`body > ${name}`)?.getBoundingClientRect().top ?? -1,
        ),
      );
      expect(order).toEqual(order.toSorted((a, b) => a - b));
      await expect(page.locator('h1')).toBeVisible();
    });

    test(`/${path} reads when every script fails`, async ({ page }) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.route('**/*.js', (route) => route.abort());
      await page.goto(path);
      await expect(page.locator('h1')).toBeVisible();
      expect(errors).toEqual([]);
    });
  }
});
