import type { Locator } from '@playwright/test';

/** Chooses a right or a wrong answer of a question and checks it. */
export async function answerQuestion(question: Locator, isRight: boolean): Promise<void> {
  const right = JSON.parse((await question.getAttribute('data-key')) ?? '[]') as string[];
  const kind = await question.getAttribute('data-kind');
  if (kind === 'number' || kind === 'text')
    await question.locator('.typed input').fill(isRight ? (right[0] ?? '') : '987654');
  else if (kind === 'order') await putInOrder(question, right, isRight);
  else
    for (const input of await question.locator('input').all()) {
      const isWanted = right.includes(await input.inputValue()) === isRight;
      if (kind === 'multiple' || isWanted) await input.setChecked(isWanted);
      if (isWanted && (!isRight || kind === 'single')) break;
    }
  await question.getByRole('button', { name: 'Check', exact: true }).click();
}

/** Moves each row up to its place; a wrong order is the right one with its first row moved down. */
async function putInOrder(question: Locator, right: string[], isRight: boolean): Promise<void> {
  const wanted = isRight ? right : [...right.slice(1), ...right.slice(0, 1)];
  for (const [place, option] of wanted.entries()) {
    const rows = question.locator('[data-option]');
    const order = await rows.evaluateAll((all) =>
      all.map((row) => row.getAttribute('data-option') ?? ''),
    );
    for (let at = order.indexOf(option); at > place; at -= 1)
      await question
        .locator(`[data-option="${option}"]`)
        .getByRole('button', { name: /up|earlier/i })
        .click();
  }
}
