import { expect, test } from 'vitest';
import { blockCounts, blockProblems, outputOf, parseBlocks } from '#authoring/labs/blocks.ts';

const fence = '```';

function page(...lines: readonly string[]): string {
  return lines.join('\n');
}

function messages(source: string): readonly string[] {
  return blockProblems(parseBlocks(source).blocks).map(
    ({ line, column, message }) => `${String(line)}:${String(column)} ${message}`,
  );
}

test('a block knows its language, words, text and place', () => {
  const source = page('Text.', '', `${fence}bash run exit=1 timeout=9`, 'ls', 'pwd', fence);
  const [block] = parseBlocks(source).blocks;
  expect(block).toMatchObject({
    kind: 'run',
    language: 'bash',
    meta: 'run exit=1 timeout=9',
    text: 'ls\npwd',
    line: 3,
    column: 1,
    endLine: 6,
    options: { run: true, exit: 1, timeoutSeconds: 9 },
  });
});

test.each([
  ['bash run', 'run'],
  ['toml save="a.toml"', 'save'],
  ['output', 'output'],
  ['output illustration="made by hand"', 'illustration'],
  ['bash illustration="needs an account"', 'illustration'],
  ['python', 'none'],
  ['', 'none'],
])('a fence "%s" is of kind %s', (info, kind) => {
  expect(parseBlocks(page(fence + info, 'x', fence)).blocks[0]?.kind).toBe(kind);
});

test('a block inside a component or list loses the indentation of its fence', () => {
  const source = page(
    '<Step>',
    `  ${fence}python run`,
    '  if True:',
    '      pass',
    '',
    `  ${fence}`,
    '</Step>',
    `- ${fence}bash run`,
    '  ls',
    `  ${fence}`,
  );
  const { blocks } = parseBlocks(source);
  expect(blocks.map(({ text }) => text)).toEqual(['if True:\n    pass\n', 'ls']);
  expect(blocks.map(({ line, column }) => [line, column])).toEqual([
    [2, 3],
    [8, 3],
  ]);
});

test('a longer fence may hold a shorter one', () => {
  const source = page('````md illustration="Markdown"', `${fence}bash run`, 'ls', fence, '````');
  expect(parseBlocks(source).blocks.map(({ language }) => language)).toEqual(['md']);
});

test('a fence that is never closed runs to the end of the page', () => {
  const [block] = parseBlocks(page(`${fence}bash run`, 'ls')).blocks;
  expect(block).toMatchObject({ text: 'ls', endLine: 2 });
});

test('front matter, comments and inline code hold no blocks', () => {
  const source = page(
    '---',
    'summary: |',
    `  ${fence}bash`,
    '---',
    '{/*',
    `${fence}bash run`,
    'rm -rf x',
    fence,
    '<Snippet file="a" />',
    '*/}',
    '{/* <Snippet file="b" /> */}',
    'Write `<Snippet file="c" />`.',
  );
  expect(parseBlocks(source)).toEqual({ blocks: [], snippets: [] });
});

test('a comment mark inside a block is text', () => {
  const source = page(
    `${fence}js illustration="x"`,
    '{/* a',
    fence,
    `${fence}bash run`,
    'ls',
    fence,
  );
  expect(parseBlocks(source).blocks).toHaveLength(2);
});

test('Windows line ends change nothing', () => {
  const source = page(`${fence}bash run`, 'ls', fence);
  expect(parseBlocks(source.replaceAll('\n', '\r\n'))).toEqual(parseBlocks(source));
});

test('snippets are found with file, region and line, also over several lines', () => {
  const source = page(
    'Text',
    '<Snippet',
    '  file="lab/solution/a.py"',
    '  region="fit"',
    '/>',
    "<Snippet file='b' />",
  );
  expect(parseBlocks(source).snippets).toEqual([
    { file: 'lab/solution/a.py', region: 'fit', line: 2 },
    { file: 'b', line: 6 },
  ]);
});

test('what ran, was saved, shown from a file or only shown is counted', () => {
  const source = page(
    `${fence}bash run`,
    'ls',
    fence,
    `${fence}output`,
    'a',
    fence,
    `${fence}toml save="a"`,
    'x',
    fence,
    `${fence}bash illustration="no cloud"`,
    'x',
    fence,
    '<Snippet file="a" />',
  );
  expect(blockCounts(parseBlocks(source))).toEqual({
    illustration: 1,
    run: 1,
    saved: 1,
    snippet: 1,
  });
});

test('the output after a run block belongs to it, also across a saved block', () => {
  const source = page(
    `${fence}bash run`,
    'ls',
    fence,
    `${fence}toml save="a"`,
    'x',
    fence,
    `${fence}output`,
    'a',
    fence,
    `${fence}bash run`,
    'pwd',
    fence,
  );
  const { blocks } = parseBlocks(source);
  expect(outputOf(blocks, 0)?.text).toBe('a');
  expect(outputOf(blocks, 3)).toBeUndefined();
});

test.each([
  ['ruby run', 'A "ruby" block cannot be run: only bash, console, python blocks can.'],
  ['bash run illustration="x"', 'A block is run, saved or an illustration: only one of them.'],
  [
    'bash illustration=""',
    'An illustration says why it is not run: illustration="needs a cloud account".',
  ],
  ['bash illustration', '"illustration" needs a value: illustration="needs a cloud account".'],
  ['bash run exit=x', 'exit=x must be a whole number from 0 to 255.'],
  ['bash run timeout=0', 'timeout=0 must be a whole number from 1 to 3600.'],
  ['bash run append', '"append" needs save="…".'],
  ['toml save=a.toml', 'Put the value in double quotes: save="pyproject.toml".'],
  [
    'toml save="../a"',
    'save="../a" must be a path inside the working folder, such as "src/app.py".',
  ],
  [
    'toml save="/etc/a"',
    'save="/etc/a" must be a path inside the working folder, such as "src/app.py".',
  ],
  ['bash rum', '"rum" means nothing here. Did you mean "run"?'],
  ['bash run exti=1', '"exti" means nothing here. Did you mean "exit"?'],
  [
    'output',
    'This output follows no block that is run. Put it after one, or mark it illustration="why it is not run".',
  ],
])('a fence "%s" is reported: %s', (info, message) => {
  expect(messages(page('', fence + info, 'x', fence))).toEqual([`2:1 ${message}`]);
});

test.each(['python run title="app.py" {1,3-4}', 'bash run stderr', 'toml save="a" append'])(
  'a fence "%s" is fine',
  (info) => {
    expect(messages(page(fence + info, 'x', fence))).toEqual([]);
  },
);

test('a second output after one block is reported', () => {
  const source = page(
    `${fence}bash run`,
    'ls',
    fence,
    `${fence}output`,
    'a',
    fence,
    `${fence}output`,
    'b',
    fence,
  );
  expect(messages(source)).toEqual([
    '7:1 This output follows no block that is run. Put it after one, or mark it illustration="why it is not run".',
  ]);
});
