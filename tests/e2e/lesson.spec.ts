import { expect, test, type Locator, type Page } from '@playwright/test';
import { accessibilityFaults } from '../support/axe.ts';
import { htmlOf, isRedirect, pagesOf } from '../support/dist.ts';
import { expectQuiet, totalShift, watch, watchShifts } from '../support/pages.ts';

const lessons = pagesOf().filter(
  (path) => path.startsWith('lessons/') && !isRedirect(htmlOf(path)),
);

/** The first lesson whose HTML has something. */
function lessonWith(part: string): string {
  const found = lessons.find((path) => htmlOf(path).includes(part));
  if (found === undefined) throw new Error(`No lesson has ${part}.`);
  return found;
}

/** Opens a lesson and goes to its first element of a kind, as a reader does: by scrolling. */
async function openAt(page: Page, path: string, selector: string): Promise<Locator> {
  await page.goto(path);
  await page.mouse.wheel(0, 200);
  const element = page.locator(selector).first();
  await element.scrollIntoViewIfNeeded();
  await expect(element.locator('.actions').first()).toBeVisible();
  return element;
}

const keyOf = async (question: Locator): Promise<readonly string[]> =>
  JSON.parse((await question.getAttribute('data-key')) ?? '[]') as string[];

const announced = (page: Page) => page.locator('p.visually-hidden[role="status"]');

/** The values of a single question: what is right, and one that is not. */
async function choicesOf(question: Locator): Promise<{ right: string; wrong: string }> {
  const [right = ''] = await keyOf(question);
  const values = await question
    .locator('input')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  return { right, wrong: values.find((value) => value !== right) ?? '' };
}

test.describe('a question', () => {
  const path = lessonWith('data-kind="single"');
  const single = 'quiz-question[data-kind="single"]';

  test('a wrong answer gets its own reason, keeps the right one secret and may be tried again', async ({
    page,
  }) => {
    const question = await openAt(page, path, single);
    const { right, wrong } = await choicesOf(question);
    await question.locator(`input[value="${wrong}"]`).check();
    await question.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(question.locator('.verdict')).toHaveText('Not right.');
    await expect(question.locator('.reason')).toHaveCount(1);
    await expect(question.locator(`[data-option="${wrong}"] .reason`)).toContainText('Not right.');
    await expect(question.locator(`[data-option="${right}"]`)).not.toHaveAttribute('data-mark');
    await question.locator(`input[value="${right}"]`).check();
    await expect(question.locator('.reason, .verdict')).toHaveCount(0);
    await question.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(question.locator('.verdict')).toHaveText('Right.');
    const options = await question.locator('[data-option]').count();
    await expect(question.locator('.reason')).toHaveCount(options);
  });

  test('the answer is said once, politely, with its reason', async ({ page }) => {
    const question = await openAt(page, path, single);
    const { wrong } = await choicesOf(question);
    await question.locator(`input[value="${wrong}"]`).check();
    await question.getByRole('button', { name: 'Check', exact: true }).click();
    const reason = await question.locator('.reason').innerText();
    await expect(announced(page)).toHaveCount(1);
    expect(reason).toMatch(/^Not right\. ./);
    await expect(announced(page)).toHaveText(reason);
    await expect(announced(page)).not.toHaveAttribute('aria-live', 'assertive');
  });

  test('an answer is kept and shown on the next visit, without moving the page', async ({
    page,
  }) => {
    const question = await openAt(page, path, single);
    const { right } = await choicesOf(question);
    await page.getByLabel('Not sure').check();
    await question.locator(`input[value="${right}"]`).check();
    await question.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(page.locator('[data-score]')).toContainText('1 of');
    const kept = await page.evaluate(() =>
      Object.entries(localStorage).filter(([key]) => key.includes(':answer:')),
    );
    expect(kept).toHaveLength(1);
    expect(JSON.parse(String(kept[0]?.[1]))).toMatchObject({
      isRight: true,
      isSure: false,
      chosen: [right],
      step: path.split('/')[1],
    });
    await page.reload();
    const again = await openAt(page, path, single);
    await expect(again.locator('.kept')).toContainText('Right on');
    await expect(again.locator(`input[value="${right}"]`)).toBeChecked();
    await expect(again.locator('.reason, .verdict')).toHaveCount(0);
  });

  test('it is answered by keyboard alone', async ({ page }) => {
    const question = await openAt(page, path, single);
    await question.locator('input').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect(question.getByRole('button', { name: 'Check', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(question.locator('.verdict')).toHaveText(/^(Right|Not right)\.$/);
  });

  test('checking without an answer asks for one and keeps nothing', async ({ page }) => {
    const question = await openAt(page, path, single);
    await question.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(question.locator('.verdict')).toHaveText('Give an answer first.');
    expect(await page.evaluate(() => Object.keys(localStorage).join())).not.toContain(':answer:');
  });

  test('it is accessible before, after a wrong and after a right answer', async ({ page }) => {
    test.setTimeout(120_000);
    const question = await openAt(page, path, single);
    const { right, wrong } = await choicesOf(question);
    expect(await accessibilityFaults(page), 'before').toEqual([]);
    for (const value of [wrong, right]) {
      await question.locator(`input[value="${value}"]`).check();
      await question.getByRole('button', { name: 'Check', exact: true }).click();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await accessibilityFaults(page), colorScheme).toEqual([]);
      }
    }
  });
});

test('several right answers must all be ticked', async ({ page }) => {
  const kind = 'data-kind="multiple"';
  const question = await openAt(page, lessonWith(kind), `quiz-question[${kind}]`);
  const right = await keyOf(question);
  const check = question.getByRole('button', { name: 'Check', exact: true });
  await question.locator(`input[value="${right[0] ?? ''}"]`).check();
  await check.click();
  const isAll = right.length === 1;
  await expect(question.locator('.verdict')).toHaveText(isAll ? 'Right.' : /^Right so far, but/);
  for (const value of right) await question.locator(`input[value="${value}"]`).check();
  if (!isAll) await check.click();
  await expect(question.locator('.verdict')).toHaveText('Right.');
  // Said are the reasons of what was ticked, each with its option; the others stand in the page.
  await expect(announced(page)).toContainText(/^Right\. .+: Right\. /);
  await expect(announced(page)).not.toContainText('Not right.');
});

test('options are put in order with the keyboard, and each move is said', async ({ page }) => {
  const kind = 'data-kind="order"';
  const question = await openAt(page, lessonWith(kind), `quiz-question[${kind}]`);
  const rows = question.locator('[data-option]');
  const ids = () => rows.evaluateAll((list) => list.map((row) => row.getAttribute('data-option')));
  const before = await ids();
  await rows
    .first()
    .getByRole('button', { name: /^Move down/ })
    .focus();
  await page.keyboard.press('Enter');
  expect(await ids()).toEqual([before[1], before[0], ...before.slice(2)]);
  await expect(announced(page)).toHaveText(`Now 2 of ${before.length}`);
  await expect(rows.nth(1).getByRole('button', { name: /^Move down/ })).toBeFocused();
  for (const [place, id] of (await keyOf(question)).entries()) {
    const row = question.locator(`[data-option="${id}"]`);
    while ((await ids()).indexOf(id) > place) {
      await row.getByRole('button', { name: /^Move up/ }).click();
    }
  }
  await question.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(question.locator('.verdict')).toHaveText('Right.');
});

test('a number is taken as people type it, and its mistakes have their reasons', async ({
  page,
}) => {
  const kind = 'data-kind="number"';
  const question = await openAt(page, lessonWith(kind), `quiz-question[${kind}]`);
  const [answer = ''] = await keyOf(question);
  const mistake = await question.locator('[data-for]').nth(1).getAttribute('data-for');
  await question.locator('input').fill(mistake ?? '');
  await page.keyboard.press('Enter');
  await expect(question.locator('.verdict')).toHaveText('Not right.');
  await expect(question.locator('.reason')).toHaveCount(1);
  await question.locator('input').fill(` ${answer.replace('.', ',')} `);
  await page.keyboard.press('Enter');
  await expect(question.locator('.verdict')).toHaveText('Right.');
});

test('a text is taken without regard to case and space', async ({ page }) => {
  const kind = 'data-kind="text"';
  const question = await openAt(page, lessonWith(kind), `quiz-question[${kind}]`);
  const [answer = ''] = await keyOf(question);
  await question.locator('input').fill(`  ${answer.toUpperCase()} `);
  await question.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(question.locator('.verdict')).toHaveText('Right.');
});

test('a prediction is made once, shows what happened, and is there on the next visit', async ({
  page,
}) => {
  const path = lessonWith('<predict-first');
  const prediction = await openAt(page, path, 'predict-first');
  await expect(prediction.locator('details')).toBeHidden();
  await prediction.getByRole('button').click();
  await expect(prediction.locator('details')).toBeHidden();
  await prediction.locator('input').first().check();
  await prediction.getByRole('button').click();
  await expect(prediction.locator('details')).toHaveAttribute('open', '');
  await expect(prediction.locator('summary')).toBeFocused();
  await expect(prediction.locator('input').first()).toBeDisabled();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.goto(path);
  await page.mouse.wheel(0, 200);
  await prediction.scrollIntoViewIfNeeded();
  await expect(prediction.locator('summary')).toContainText(/predict/);
  await expect(prediction.locator('input').first()).toBeChecked();
});

test('nothing is loaded for questions before the reader acts', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(lessonWith('<predict-first'), { waitUntil: 'networkidle' });
  expect(loaded.filter((url) => /questions\.[\w-]+\.js$/.test(url))).toEqual([]);
  await page.mouse.wheel(0, 200);
  await page.locator('quiz-set').scrollIntoViewIfNeeded();
  await expect
    .poll(() => loaded.filter((url) => /questions\.[\w-]+\.js$/.test(url)).length)
    .toBe(1);
});

for (const width of [360, 1280]) {
  test(`questions come alive at ${width} px without moving the page`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await watchShifts(page);
    await page.goto(lessonWith('<predict-first'));
    await page.evaluate(async () => {
      for (let top = 0; top < document.body.scrollHeight; top += 300) {
        scrollTo(0, top);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    });
    expect(await totalShift(page)).toBeLessThan(0.01);
  });
}

test.describe('copying', () => {
  const figure = '.code[data-copy^="command"]';
  const path = lessonWith('data-copy="command');

  test('takes the commands alone, and says so', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(path);
    const block = page.locator(figure).first();
    const wanted = await block.locator('pre code').evaluate((code) => {
      const commands = [...code.querySelectorAll('kbd')].map((command) => command.textContent);
      return commands.join('\n') || code.textContent;
    });
    await block.getByRole('button', { name: /^Copy commands?$/ }).press('Enter');
    await expect(announced(page)).toHaveText('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(wanted);
    expect(wanted).not.toMatch(/^\$ /m);
  });

  test('lays the text out, selected, when the browser refuses', async ({ page }) => {
    await page.addInitScript(() => {
      const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: refuse } });
    });
    const seen = watch(page);
    await page.goto(path);
    const block = page.locator(figure).first();
    await block.getByRole('button', { name: /^Copy/ }).click();
    await expect(block.getByRole('textbox')).toBeFocused();
    await expect(block).toContainText('The browser refused to copy.');
    const selected = await page.evaluate(() => String(getSelection()));
    expect(selected.length).toBeGreaterThan(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await expect(block.getByRole('textbox')).toHaveCount(0);
    await expectQuiet(page, seen);
  });
});

test('a word shows its meaning on demand on a phone, and beside the text on a wide screen', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(lessonWith('class="note meaning"'));
  const word = page.locator('p > .term').first();
  const meaning = page.locator(`#${(await word.getAttribute('aria-details')) ?? ''}`);
  await expect(meaning).toBeHidden();
  await word.click();
  await expect(meaning).toBeInViewport({ ratio: 1 });
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(meaning).toBeHidden();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(meaning).toBeVisible();
  const [text, note] = [await page.locator('.prose').boundingBox(), await meaning.boundingBox()];
  expect(note?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
});

test('the text comes before the list of stations, and both stand beside each other on wide screens', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(lessons[0] ?? '');
  const article = page.locator('main article');
  const rail = page.getByRole('navigation', { name: 'Stations of this module' });
  expect(
    await article.evaluate(
      (node, other) =>
        Boolean(node.compareDocumentPosition(other as Node) & Node.DOCUMENT_POSITION_FOLLOWING),
      await rail.elementHandle(),
    ),
  ).toBe(true);
  const [left, right] = [await rail.boundingBox(), await article.boundingBox()];
  expect(left?.x).toBeLessThan(right?.x ?? 0);
  await expect(rail.locator('[aria-current="page"]')).toHaveCount(1);
  await expect(page.getByRole('navigation', { name: 'On this page' })).toBeVisible();
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('questions show their answer and each reason behind one door', async ({ page }) => {
    await page.goto(lessonWith('data-kind="single"'));
    const question = page.locator('quiz-question[data-kind="single"]').first();
    await expect(question.getByRole('button', { name: 'Check', exact: true })).toBeHidden();
    await question.locator('summary').click();
    const options = await question.locator('[data-option]').count();
    await expect(question.locator('[data-for]')).toHaveCount(options);
    await expect(question.locator('[data-for]').first()).toBeVisible();
    await expect(page.locator('.sure')).toBeHidden();
  });

  test('a prediction can be opened, and no button does nothing', async ({ page }) => {
    await page.goto(lessonWith('<predict-first'));
    const prediction = page.locator('predict-first').first();
    await prediction.locator('summary').click();
    await expect(prediction.locator('details > :not(summary)').first()).toBeVisible();
    await expect(page.locator('article button:visible')).toHaveCount(0);
  });
});

test('a printed lesson has no navigation, open answers, and addresses behind its links', async ({
  page,
}) => {
  await page.goto(lessonWith('data-kind="single"'));
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('navigation', { name: 'Stations of this module' })).toBeHidden();
  await expect(page.locator('done-button')).toBeHidden();
  await expect(page.locator('quiz-question [data-for]').first()).toBeVisible();
  const source = page.locator('#page-sources + ol a').first();
  const behind = await source.evaluate((link) => getComputedStyle(link, '::after').content);
  expect(behind).toContain('https://');
});

test('search engines are told what the lesson is and where it stands', async ({ page }) => {
  await page.goto(lessons[0] ?? '');
  const text = await page.locator('script[type="application/ld+json"]').textContent();
  const { '@graph': graph } = JSON.parse(text ?? '{}') as {
    '@graph': { '@type': string; name?: string; itemListElement?: { position: number }[] }[];
  };
  expect(graph.map((entry) => entry['@type'])).toEqual(['LearningResource', 'BreadcrumbList']);
  expect(graph[0]?.name).toBe(await page.locator('h1').innerText());
  expect(graph[1]?.itemListElement?.map(({ position }) => position)).toEqual([1, 2, 3, 4]);
});

test('questions that cannot be loaded stay as they are without scripts, and nothing breaks', async ({
  page,
}) => {
  await page.route(/questions\.[\w-]+\.js$/, (route) => route.abort());
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(lessonWith('data-kind="single"'));
  await page.mouse.wheel(0, 200);
  const question = page.locator('quiz-question').first();
  const asked = page.waitForRequest(/questions\.[\w-]+\.js$/);
  await question.scrollIntoViewIfNeeded();
  await asked;
  await question.locator('summary').click();
  await expect(question.locator('[data-for]').first()).toBeVisible();
  expect(errors).toEqual([]);
});
