import { expect, test } from 'vitest';
import { plainText, readNumber } from '#quiz/read-answer.ts';

test.each([
  ['20', 20],
  [' 20 % ', 20],
  ['20.5', 20.5],
  ['20,5', 20.5],
  ['1 200', 1200],
  ['1\u202f200,5', 1200.5],
  ['1,200', 1200],
  ['1,200.5', 1200.5],
  ['12,34', 12.34],
  ['\u22123', -3],
  ['-0.5 min', -0.5],
  ['USD 7.', 7],
  ['about 40', 40],
  ['1e3', 1000],
  ['.', undefined],
  ['', undefined],
  ['none', undefined],
  ['20 to 25', undefined],
])('"%s" is read as %s', (text, number) => {
  expect(readNumber(text)).toBe(number);
});

test.each([
  ['uv sync --locked', 'uv sync --locked'],
  ['  UV   sync  --locked ', 'uv sync --locked'],
  ['$ uv sync --locked', 'uv sync --locked'],
  ['`uv sync --locked`', 'uv sync --locked'],
  ['“uv sync --locked”', 'uv sync --locked'],
  ['uv sync --locked.', 'uv sync --locked'],
  ['ﬁt', 'fit'],
])('%s is the same answer as %s', (typed, plain) => {
  expect(plainText(typed)).toBe(plain);
});

test('what is inside the text counts', () => {
  expect(plainText('uv-sync')).not.toBe(plainText('uv sync'));
  expect(plainText('don’t')).toBe("don't");
});
