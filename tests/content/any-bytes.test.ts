import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReader } from '#authoring/gate/check.ts';
import { withChanges } from '#authoring/gate/reader.ts';
import { formatAnnotation, formatProblems } from '#authoring/gate/report.ts';
import { fixtureDay, healthyTree } from './fixture-tree.ts';

const healthy = healthyTree();
const paths = healthy.paths.filter((path) => path.startsWith('content/'));
const someFile = fc.constantFrom(...paths);

/** Checks content with one file replaced, and prints what it says. */
function outcome(path: string, bytes: Uint8Array) {
  const problems = checkReader(withChanges(healthy, new Map([[path, bytes]])), {
    today: fixtureDay,
  });
  return { problems, text: formatProblems(problems) + problems.map(formatAnnotation).join('\n') };
}

function expectUsable(path: string, bytes: Uint8Array): void {
  const { problems, text } = outcome(path, bytes);
  for (const { line, column, message, mend } of problems) {
    expect(line).toBeGreaterThan(0);
    expect(column).toBeGreaterThan(0);
    expect(message).not.toBe('');
    expect(mend).not.toBe('');
  }
  // A terminal would obey control characters of a damaged file.
  expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
}

describe('the gate never throws, and what it prints is plain text', () => {
  test('for any bytes in the place of a file', () => {
    fc.assert(
      fc.property(someFile, fc.uint8Array({ maxLength: 400 }), (path, bytes) => {
        expectUsable(path, bytes);
      }),
      { numRuns: 300 },
    );
  });

  test('for any text in the place of a file', () => {
    fc.assert(
      fc.property(someFile, fc.string({ unit: 'binary', maxLength: 300 }), (path, text) => {
        expectUsable(path, new TextEncoder().encode(text));
      }),
      { numRuns: 300 },
    );
  });

  test('for files with pieces cut out, doubled, swapped or mixed with signs that mean something', () => {
    const sign = fc.constantFrom(
      '{',
      '}',
      '<',
      '>',
      '[',
      ']',
      '(',
      ')',
      '`',
      '```',
      '"',
      "'",
      ':',
      ': ',
      '- ',
      '\n',
      '---\n',
      '&a ',
      '*a',
      '!!',
      '|',
      '#',
      '<Note>',
      '</Note>',
      '<Step id="',
      '{/*',
      '*/}',
      ':::',
      '\t',
      '\0',
      '\u202e',
      '😀',
      '__proto__:',
    );
    const edit = fc.record({
      at: fc.nat(3000),
      length: fc.nat(60),
      insert: fc.array(sign, { maxLength: 6 }),
    });
    fc.assert(
      fc.property(someFile, fc.array(edit, { minLength: 1, maxLength: 6 }), (path, edits) => {
        const text = edits.reduce(
          (before, { at, length, insert }) =>
            before.slice(0, at % (before.length + 1)) +
            insert.join('') +
            before.slice((at % (before.length + 1)) + length),
          new TextDecoder().decode(healthy.read(path)),
        );
        expectUsable(path, new TextEncoder().encode(text));
      }),
      { numRuns: 500 },
    );
  });

  test.for([
    ['brackets in an expression', `{${'('.repeat(100_000)}${')'.repeat(100_000)}}`],
    [
      'an attribute of lists in lists',
      `<Predict options={${'['.repeat(100_000)}${']'.repeat(100_000)}} />`,
    ],
    ['quote marks', '>'.repeat(100_000)],
    ['open braces', '{'.repeat(50_000)],
    ['tags', `${'<kbd>'.repeat(30_000)}x${'</kbd>'.repeat(30_000)}`],
    ['emphasis', '*a **b '.repeat(30_000)],
    ['backticks', '`'.repeat(100_000)],
    ['pictures', '!['.repeat(50_000)],
    ['one long line', 'word '.repeat(100_000)],
    [
      'a list in a list',
      Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth)}- x`).join('\n'),
    ],
  ] as const)('for many %s in a page', ([, body]) => {
    const page = `---\ntitle: About\nsummary: "Who writes this site and how labs are verified."\nchanged: { date: 2026-11-21, note: First version. }\n---\n\n${body}\n`;
    expectUsable('content/pages/about.mdx', new TextEncoder().encode(page));
  });

  test.for([
    ['lists in lists', '['.repeat(50_000)],
    ['groups in groups', '{a: '.repeat(50_000)],
    [
      'aliases of aliases',
      `a: &a [x, x]\n${Array.from({ length: 30 }, (_, index) => `b${index}: &b${index} [*${index === 0 ? 'a' : `b${index - 1}`}, *${index === 0 ? 'a' : `b${index - 1}`}]`).join('\n')}\n`,
    ],
    ['keys', Array.from({ length: 5000 }, (_, index) => `key${index}: x`).join('\n')],
  ] as const)('for many %s in YAML', ([, text]) => {
    expectUsable('content/glossary.yaml', new TextEncoder().encode(text));
  });
});
