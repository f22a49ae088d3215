import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { labHash, lessonHash } from '#authoring/labs/hash.ts';
import {
  formatReceipt,
  parseReceipt,
  receiptFile,
  receiptState,
  writeReceipt,
  type Receipt,
  type Vouched,
} from '#authoring/labs/receipt.ts';
import { content as fixture } from './fixture.ts';

let content: string;
let lesson: Extract<Vouched, { kind: 'lesson' }>;
const lab = { kind: 'lab', id: 'lab-sort-words' } as const;

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'receipts '));
  cpSync(fixture, content, { recursive: true });
  lesson = { kind: 'lesson', file: path('projects/demo/words/in-the-lab.mdx') };
});

afterEach(() => {
  rmSync(content, { recursive: true });
});

function path(name: string): string {
  return join(content, ...name.split('/'));
}

function change(name: string, from: string, to: string): void {
  const text = readFileSync(path(name), 'utf8');
  expect(text).toContain(from);
  writeFileSync(path(name), text.replace(from, to));
}

function receipt(hash: string): Receipt {
  return {
    date: '2026-11-23',
    hash,
    level: 'ran',
    platform: 'Linux x64, Debian GNU/Linux 12 (bookworm)',
    python: '3.11.7',
    tools: { uv: '0.13.8', python: '3.11.7', numpy: '2.4.6' },
    blocks: { illustration: 1, run: 2, saved: 0, snippet: 3 },
    commands: ['uv sync'],
    notRun: [],
  };
}

function sign(page: Vouched): void {
  const hash = page.kind === 'lab' ? labHash(page.id, content) : lessonHash(page.file, content);
  writeReceipt(page, receipt(hash), content);
}

test('a receipt that was never written is missing', () => {
  expect(receiptState(lab, content)).toEqual({ kind: 'missing', reason: 'it was never run' });
  expect(receiptState(lesson, content)).toEqual({ kind: 'missing', reason: 'it was never run' });
});

test('a receipt of what stands there now is fresh', () => {
  sign(lab);
  sign(lesson);
  expect(receiptState(lab, content).kind).toBe('fresh');
  expect(receiptState(lesson, content).kind).toBe('fresh');
});

test.each([
  ['its solution', 'labs/lab-sort-words/solution/src/sort.py', 'counts = ', 'counted = '],
  ['its starter', 'labs/lab-sort-words/starter/README.md', 'Write', 'Now write'],
  ['what its starter removes', 'labs/lab-sort-words/starter/.removed', 'src/count.py', 'uv.lock'],
  ['its grader', 'labs/lab-sort-words/check/grade.py', '"b a a"', '"b b a"'],
  [
    'a planted fault',
    'labs/lab-sort-words/check/faults/reversed/fault.yaml',
    'Sort by',
    'Order by',
  ],
  [
    'the solution of the lab before',
    'labs/lab-count-words/solution/src/count.py',
    'lower',
    'upper',
  ],
])('a lab’s receipt is stale once %s changes', (_name, file, from, to) => {
  sign(lab);
  change(file, from, to);
  expect(receiptState(lab, content)).toMatchObject({
    kind: 'stale',
    reason: 'its code changed after it ran on 2026-11-23',
  });
});

test.each([
  ['the grader of the lab before', 'labs/lab-count-words/check/grade.py', '"a b a"', '"a b b"'],
  ['the starter of the lab before', 'labs/lab-count-words/starter/src/count.py', 'raise', 'return'],
  ['the prose of its page', 'labs/lab-sort-words/lab.mdx', 'second lab', 'next lab'],
])('a lab’s receipt stays fresh when %s changes', (_name, file, from, to) => {
  sign(lab);
  change(file, from, to);
  expect(receiptState(lab, content).kind).toBe('fresh');
});

test.each([
  ['a block', 'projects/demo/words/in-the-lab.mdx', '"a A"', '"a B"'],
  ['an expected output', 'projects/demo/words/in-the-lab.mdx', "{'a': 2}", "{'a': 3}"],
  [
    'a word after the language',
    'projects/demo/words/in-the-lab.mdx',
    'python run',
    'python run exit=1',
  ],
  ['a snippet', 'projects/demo/words/in-the-lab.mdx', 'region="count"', 'region="split"'],
  [
    'the folder it runs in',
    'projects/demo/words/in-the-lab.mdx',
    'folder: solution',
    'folder: starter',
  ],
  ['the tree it starts with', 'labs/lab-count-words/solution/src/count.py', 'lower', 'upper'],
  ['the lock of its environment', 'labs/lab-count-words/solution/uv.lock', '>=3.11', '>=3.12'],
])('a lesson’s receipt is stale once %s changes', (_name, file, from, to) => {
  sign(lesson);
  change(file, from, to);
  expect(receiptState(lesson, content).kind).toBe('stale');
});

test('a lesson’s receipt stays fresh when its prose or title changes', () => {
  sign(lesson);
  change('projects/demo/words/in-the-lab.mdx', "Work in a lab's folder", 'Another title');
  expect(receiptState(lesson, content).kind).toBe('fresh');
});

test('a lesson in an empty folder depends on the lock of its environment, not on the lab’s code', () => {
  const page = { kind: 'lesson', file: path('projects/demo/words/with-packages.mdx') } as const;
  sign(page);
  change('labs/lab-count-words/solution/src/count.py', 'lower', 'upper');
  expect(receiptState(page, content).kind).toBe('fresh');
  change('labs/lab-count-words/solution/uv.lock', '>=3.11', '>=3.12');
  expect(receiptState(page, content).kind).toBe('stale');
});

test('line ends and caches change no hash', () => {
  const [labBefore, lessonBefore] = [labHash(lab.id, content), lessonHash(lesson.file, content)];
  for (const name of [
    'labs/lab-sort-words/check/grade.py',
    'labs/lab-sort-words/lab.mdx',
    'projects/demo/words/in-the-lab.mdx',
  ]) {
    const text = readFileSync(path(name), 'utf8');
    writeFileSync(path(name), text.replaceAll('\n', '\r\n'));
  }
  writeFileSync(path('labs/lab-sort-words/solution/src/sort.pyc'), 'x');
  expect([labHash(lab.id, content), lessonHash(lesson.file, content)]).toEqual([
    labBefore,
    lessonBefore,
  ]);
});

test('a lesson without code to run needs no receipt, and may not keep one', () => {
  const page = { kind: 'lesson', file: path('projects/demo/words/prose-only.mdx') } as const;
  expect(receiptState(page, content)).toEqual({ kind: 'unneeded' });
  writeFileSync(receiptFile(page, content), '{}');
  expect(receiptState(page, content)).toEqual({
    kind: 'stale',
    reason: 'the page has no code to run any more; delete the receipt',
  });
});

test.each(['', '{', '[]', '{"hash": "x"}'])('a receipt that reads %j is stale', (text) => {
  writeFileSync(receiptFile(lab, content), text);
  expect(receiptState(lab, content)).toEqual({
    kind: 'stale',
    reason: 'the receipt cannot be read',
  });
});

test('a receipt has its fields in one order and its tools by name', () => {
  const text = formatReceipt(receipt('sha256:0'));
  expect(text).toBe(`{
  "date": "2026-11-23",
  "hash": "sha256:0",
  "level": "ran",
  "platform": "Linux x64, Debian GNU/Linux 12 (bookworm)",
  "python": "3.11.7",
  "tools": {
    "numpy": "2.4.6",
    "python": "3.11.7",
    "uv": "0.13.8"
  },
  "blocks": {
    "run": 2,
    "saved": 0,
    "snippet": 3,
    "illustration": 1
  },
  "commands": [
    "uv sync"
  ],
  "notRun": []
}
`);
  expect(formatReceipt(parseReceipt(text) ?? receipt('unread'))).toBe(text);
});

test('a receipt keeps the images that stood in for public ones', () => {
  const standIns = [{ image: 'registry:2', made: 'a package' }];
  const text = formatReceipt({ ...receipt('sha256:0'), standIns });
  expect(parseReceipt(text)?.standIns).toEqual(standIns);
});

test('a lesson’s receipt is stale once it asks for a container engine', () => {
  sign(lesson);
  change(
    'projects/demo/words/in-the-lab.mdx',
    'folder: solution',
    'folder: solution\n  engine: docker',
  );
  expect(receiptState(lesson, content).kind).toBe('stale');
});
