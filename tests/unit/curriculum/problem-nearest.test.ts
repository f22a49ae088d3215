import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestTo } from '#curriculum/problem-nearest.ts';

const known = ['disk-basics', 'raid-levels', 'file-systems', 'uv', 'aws'];

test.for([
  ['disk-basic', 'disk-basics'],
  ['dikc-basics', 'disk-basics'],
  ['Disk-Basics', 'disk-basics'],
  ['file-system', 'file-systems'],
  ['awz', 'aws'],
])('"%s" was meant to be "%s"', ([word, meant]) => {
  expect(nearestTo(word ?? '', known)).toBe(meant);
});

test.for(['kubernetes', 'x', '', 'disk', 'abcdefghijk'])('"%s" is near nothing', (word) => {
  expect(nearestTo(word, known)).toBeUndefined();
});

test('a known word is nearest to itself, and one slip away it is still found', () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', 'd', '-'),
    minLength: 4,
    maxLength: 20,
  });
  fc.assert(
    fc.property(letters, fc.nat(), fc.constantFrom('x', 'y', 'z'), (word, at, letter) => {
      const place = at % word.length;
      expect(nearestTo(word, [word])).toBe(word);
      expect(nearestTo(word.slice(0, place) + letter + word.slice(place + 1), [word])).toBe(word);
      expect(nearestTo(word.slice(0, place) + word.slice(place + 1), [word])).toBe(word);
    }),
  );
});
