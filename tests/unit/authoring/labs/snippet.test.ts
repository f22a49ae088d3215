import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSnippet, regionNames } from '#authoring/labs/snippet.ts';
import { content } from './fixture.ts';

const file = 'lab-count-words/solution/src/count.py';
let own: string;

beforeAll(() => {
  own = mkdtempSync(join(tmpdir(), 'snippets-'));
  mkdirSync(join(own, 'labs', 'lab'), { recursive: true });
});

afterAll(() => {
  rmSync(own, { recursive: true });
});

function written(name: string, ...lines: readonly string[]): string {
  writeFileSync(join(own, 'labs', 'lab', name), lines.join('\n'));
  return `lab/${name}`;
}

test('a region is shown without its marks, those of inner regions and its indentation', () => {
  expect(readSnippet(file, 'split', content)).toEqual({
    text: 'words = text.lower().split()',
    from: 5,
    to: 5,
  });
  expect(readSnippet(file, 'count', content).text).toBe(
    [
      'def count_words(text):',
      '    """Count each word of a text, whatever its case."""',
      '    words = text.lower().split()',
      '    return {word: words.count(word) for word in words}',
    ].join('\n'),
  );
});

test('a whole file is shown without marks', () => {
  const { text } = readSnippet(file, undefined, content);
  expect(text).not.toContain('region');
  expect(text.split('\n')).toHaveLength(4);
});

test.each([
  ['a.ts', '// region r', '// endregion'],
  ['a.html', '<!-- region r -->', '<!-- endregion r -->'],
  ['a.css', '/* region r */', '/* endregion r */'],
  ['a.sql', '-- region r', '-- endregion r'],
  ['a.yaml', '  #region r', '  #endregion r'],
])('marks in %s are understood', (name, begin, end) => {
  const path = written(name, 'before', begin, 'shown', end, 'after');
  expect(readSnippet(path, 'r', own).text).toBe('shown');
  expect(regionNames(path, own)).toEqual(['r']);
});

test('blank lines stay inside a snippet and go at its ends', () => {
  const path = written('blank.py', '# region r', '', '    a', '', '    b', '', '# endregion');
  expect(readSnippet(path, 'r', own).text).toBe('a\n\nb');
});

test('an unknown file is answered with the nearest one', () => {
  expect(() => readSnippet('lab-count-words/solution/src/counts.py', 'x', content)).toThrow(
    'content/labs/lab-count-words/solution/src/counts.py does not exist. Did you mean "lab-count-words/solution/src/count.py"?',
  );
});

test('a path out of the labs is refused', () => {
  expect(() => readSnippet('../labs/lab-count-words/lab.mdx', undefined, content)).toThrow(
    'content/labs/../labs/lab-count-words/lab.mdx does not exist.',
  );
});

test('an unknown region is answered with the nearest one and the list', () => {
  expect(() => readSnippet(file, 'spit', content)).toThrow(
    `content/labs/${file} has no region "spit". Did you mean "split"? Regions: count, split.`,
  );
});

test('a region that never ends is reported', () => {
  const path = written('open.py', '# region a', 'x');
  expect(() => readSnippet(path, 'a', own)).toThrow(
    'content/labs/lab/open.py:1 begins region "a", which never ends.',
  );
});

test('regions that cross are reported', () => {
  const path = written('cross.py', '# region a', '# region b', '# endregion a', '# endregion b');
  expect(() => readSnippet(path, 'a', own)).toThrow(
    'content/labs/lab/cross.py:3 ends region "a", but "b" is open.',
  );
});

test('an end without a begin is reported', () => {
  expect(() => readSnippet(written('end.py', 'x', '# endregion a'), 'a', own)).toThrow(
    'content/labs/lab/end.py:2 ends region "a", but none is open.',
  );
});

test('two regions of one name are reported', () => {
  const path = written('two.py', '# region a', '# endregion', '# region a', '# endregion');
  expect(() => readSnippet(path, 'a', own)).toThrow(
    'content/labs/lab/two.py has two regions "a", in lines 1 and 3.',
  );
});
