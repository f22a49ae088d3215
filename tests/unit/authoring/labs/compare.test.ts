import { expect, test } from 'vitest';
import { asPrinted, difference, matches, updated } from '#authoring/labs/compare.ts';

test.each([
  ['a\nb', 'a  \nb\n\n'],
  ['', '\n'],
  ['took … s', 'took 0.31 s'],
  ['… passed, … failed', '3 passed, 0 failed'],
  ['a…', 'a'],
  ['a\n…\nz', 'a\nz'],
  ['a\n…\nz', 'a\nb\nc\nz'],
  ['…\nz', 'a\nz\nb\nz'],
  ['a\n  …', 'a\nb\nc'],
  ['…\nx …\n…\nz', 'a\nx 1\nx 2\nb\nz'],
  ['ok', '\u001b[32mok\u001b[0m'],
  ['done', '10 %\r50 %\rdone'],
])('%j is matched by %j', (expected, printed) => {
  expect(matches(expected, printed)).toBe(true);
});

test.each([
  ['a\nb', 'b\na'],
  ['a', 'a\nb'],
  ['a\nb', 'a'],
  ['', 'a'],
  ['  a', 'a'],
  ['took … s', 'took 0.31 ms'],
  ['ab…ab', 'ab'],
  ['a\n…\nz', 'a\nb'],
  ['aaa…', 'aa'],
])('%j is not matched by %j', (expected, printed) => {
  expect(matches(expected, printed)).toBe(false);
});

test('a long output is compared to its last line', () => {
  const lines = Array.from({ length: 5000 }, (_, index) => `line ${String(index)}`);
  expect(matches('line 0\n…\nline 4999', lines.join('\n'))).toBe(true);
  expect(matches('line 0\n…\nline 4998', lines.join('\n'))).toBe(false);
});

test('the difference shows what is missing and what came instead, with one line around', () => {
  expect(difference('a\nb\nc\nd\ne', 'a\nb\nx\nd\ne')).toEqual(['  b', '- c', '+ x', '  d']);
});

test('lines that a gap covers are not shown', () => {
  expect(difference('a\n…\nz', 'a\n1\n2\ny')).toEqual(['  …', '- z', '+ y']);
});

test('the update keeps lines with … that still match and rewrites the others', () => {
  expect(updated('took … s\n3 rows\n…\nend', 'took 0.2 s\n4 rows\nnoise\nend')).toBe(
    'took … s\n4 rows\n…\nend',
  );
});

test('the update leaves what matches as the author wrote it', () => {
  expect(updated('…\nend  ', 'a\nend')).toBe('…\nend  ');
});

test('printed text has no spaces at line ends and no blank lines around', () => {
  expect(asPrinted('\n\na \t\nb\r\n\n')).toBe('a\nb');
});
