import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { labCommand } from '#authoring/labs/lab-command.ts';
import { content } from './fixture.ts';

let from: string;

beforeEach(() => {
  from = mkdtempSync(join(tmpdir(), 'lab command '));
});

afterEach(() => {
  rmSync(from, { recursive: true });
});

const usage = `Writes a lab to a new or empty folder:
  npm run lab <lab> -- --starter <folder>
  npm run lab <lab> -- --solution <folder>
Labs:
  lab-count-words  Count the words
  lab-sort-words  Sort the words`;

function run(...words: readonly string[]): string {
  return labCommand(words, { from, content });
}

test('the starter is written to a new folder, with what to do next', () => {
  expect(run('lab-count-words', '--starter', 'my work')).toBe(
    [
      `Wrote the starter of lab-count-words to ${join(from, 'my work')} (4 files).`,
      'Next:',
      `  cd "${join(from, 'my work')}"`,
      '  uv run --locked python check/grade.py',
    ].join('\n'),
  );
  expect(readFileSync(join(from, 'my work', 'src', 'count.py'), 'utf8')).toContain(
    'NotImplementedError',
  );
});

test('the solution is written to an empty folder, with the option before or after the lab', () => {
  mkdirSync(join(from, 'empty'));
  run('--solution', 'lab-sort-words', 'empty');
  expect(readdirSync(join(from, 'empty')).sort()).toEqual([
    'check',
    'pyproject.toml',
    'src',
    'uv.lock',
  ]);
});

test('options that PowerShell took for npm settings still work', () => {
  labCommand(['lab-count-words'], { from, content, settings: { npm_config_starter: 'a' } });
  labCommand(['lab-count-words', 'b'], {
    from,
    content,
    settings: { npm_config_solution: 'true' },
  });
  expect(existsSync(join(from, 'a', 'src', 'count.py'))).toBe(true);
  expect(readFileSync(join(from, 'b', 'src', 'count.py'), 'utf8')).toContain('Count each word');
});

test('a folder that holds something is never written to', () => {
  mkdirSync(join(from, 'work'));
  writeFileSync(join(from, 'work', 'mine.py'), 'x');
  expect(() => run('lab-count-words', '--starter', 'work')).toThrow(
    'The folder "work" is not empty. Name a new or empty folder; nothing was written.',
  );
  expect(readdirSync(join(from, 'work'))).toEqual(['mine.py']);
});

test('a file in the place of the folder is refused', () => {
  writeFileSync(join(from, 'work'), 'x');
  expect(() => run('lab-count-words', '--starter', 'work')).toThrow(
    '"work" is a file. Name a new or empty folder; nothing was written.',
  );
});

test('the help lists the labs', () => {
  expect(run('--help')).toBe(usage);
});

test.each([
  [[], `Say which lab.\n${usage}`],
  [['lab-count-words'], `Say which part: --starter or --solution.\n${usage}`],
  [
    ['lab-count-words', '--starter'],
    `Say where to write the starter: --starter <folder>.\n${usage}`,
  ],
  [
    ['lab-count-words', '--starter', '--solution', 'a'],
    `Take --starter or --solution, not both.\n${usage}`,
  ],
  [
    ['lab-count-words', '--solutoin', 'a'],
    `There is no option "--solutoin". Did you mean "--solution"?\n${usage}`,
  ],
  [
    ['lab-count-words', '--starter', 'my', 'work'],
    `"work" is too much. A folder with spaces needs quotes.\n${usage}`,
  ],
  [
    ['lab-sortwords', '--starter', 'a'],
    'There is no lab "lab-sortwords". Did you mean "lab-sort-words"? Labs: lab-count-words, lab-sort-words.',
  ],
])('%j is answered with what is wrong', (words, message) => {
  expect(() => run(...words)).toThrow(expect.objectContaining({ message }));
  expect(readdirSync(from)).toEqual([]);
});
