import { expect, test } from 'vitest';
import { proofLine, receiptOf, type Receipt } from '#catalog/receipts.ts';
import { snippetOf } from '#catalog/snippets.ts';

function receipt(blocks: Partial<Receipt['blocks']>, tools: Receipt['tools']): Receipt {
  return {
    date: '2026-11-23',
    hash: 'sha256:0',
    level: 'ran',
    platform: 'Linux x64',
    python: '3.13.5',
    tools,
    blocks: { run: 0, saved: 0, snippet: 0, illustration: 0, ...blocks },
    commands: [],
    notRun: [],
  };
}

test('what was run, written and tested counts as run, an illustration does not', () => {
  const blocks = { run: 8, saved: 2, snippet: 2, illustration: 2 };
  expect(proofLine(receipt(blocks, { python: '3.13.5', uv: '0.13.8' }))).toBe(
    '12 of 14 code blocks ran on 2026-11-23 with Python 3.13.5 and uv 0.13.8',
  );
});

test('a page whose every block ran says so, and names only the tools it used', () => {
  expect(proofLine(receipt({ run: 3 }, { python: '3.11.7' }))).toBe(
    'All 3 code blocks ran on 2026-11-23 with Python 3.11.7',
  );
});

test('a step that is not written, or holds only questions, has no receipt', () => {
  expect(receiptOf({ id: 'a', kind: 'lesson' })).toBeUndefined();
  expect(receiptOf({ id: 'a', kind: 'quiz', file: 'content/a.quiz.yaml' })).toBeUndefined();
});

test('a snippet is called as a learner finds it in their own folder', () => {
  const file = 'lab-package-the-eta-model/solution/src/sampai/errors.py';
  const snippet = snippetOf(`labs/${file}`);
  expect(snippet).toMatchObject({
    lab: 'lab-package-the-eta-model',
    path: 'src/sampai/errors.py',
    from: 1,
  });
  expect(snippetOf(file)).toEqual(snippet);
});
