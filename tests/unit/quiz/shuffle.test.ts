import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seeded, shownOrder, shuffled, wrongOrder } from '#quiz/shuffle.ts';

const lists = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 7 });

test('shuffling keeps every option once and leaves the list as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
      const before = [...list];
      const result = shuffled(list, seeded(seed));
      expect(list).toEqual(before);
      expect([...result].sort()).toEqual([...before].sort());
    }),
  );
});

test('a question shows its options in the same order on every visit', () => {
  fc.assert(
    fc.property(lists, fc.string(), (options, id) => {
      expect(shownOrder(id, options)).toEqual(shownOrder(id, [...options]));
    }),
  );
});

test('options to be put in order never stand in the right order', () => {
  fc.assert(
    fc.property(lists, fc.string(), (options, id) => {
      expect(wrongOrder(id, options)).not.toEqual(options);
    }),
  );
});

test('the right option stands in each place about equally often', () => {
  const counts = [0, 0, 0, 0];
  for (let number = 0; number < 4000; number += 1) {
    const place = shownOrder(`question-${number}`, ['right', 'a', 'b', 'c']).indexOf('right');
    counts[place] = (counts[place] ?? 0) + 1;
  }
  for (const count of counts) expect(count).toBeGreaterThan(880);
});

test('seeded numbers lie from 0 up to 1 and differ between seeds', () => {
  const [one, other] = [seeded('one'), seeded('other')];
  const numbers = Array.from({ length: 1000 }, one);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(numbers[0]).not.toBe(other());
});
