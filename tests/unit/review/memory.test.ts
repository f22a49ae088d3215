import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueDay, longestWait, recallOn, remember, type Memory } from '#review/memory.ts';
import { ratings } from '#review/rating.ts';

const replies = fc.array(
  fc.record({ rating: fc.constantFrom(...ratings), wait: fc.integer({ min: -400, max: 400 }) }),
  { minLength: 1, maxLength: 40 },
);

function memoryAfter(list: readonly { rating: (typeof ratings)[number]; wait: number }[]): Memory {
  let day = 20_000;
  let memory: Memory | undefined;
  for (const { rating, wait } of list) {
    day += wait;
    memory = remember(memory, rating, day);
  }
  if (!memory) throw new Error('no replies');
  return memory;
}

test('a question answered well for the first time comes back within a week', () => {
  expect(dueDay(remember(undefined, 'good', 100), 0.9)).toBe(102);
  expect(dueDay(remember(undefined, 'again', 100), 0.9)).toBe(101);
  expect(dueDay(remember(undefined, 'easy', 100), 0.9)).toBe(108);
});

test('the first stabilities are those of FSRS-6', () => {
  const firsts = ratings.map((rating) => remember(undefined, rating, 0).stability);
  expect(firsts).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
});

test('nine in ten are recalled after as many days as the stability says', () => {
  const memory = remember(undefined, 'easy', 0);
  expect(recallOn({ ...memory, stability: 8 }, 8)).toBeCloseTo(0.9, 6);
  expect(recallOn(memory, 0)).toBe(1);
});

test('a question is due after today and within a year, whatever the clock did', () => {
  fc.assert(
    fc.property(replies, fc.double({ min: 0.7, max: 0.97, noNaN: true }), (list, retention) => {
      const memory = memoryAfter(list);
      const wait = dueDay(memory, retention) - memory.day;
      expect(wait).toBeGreaterThanOrEqual(1);
      expect(wait).toBeLessThanOrEqual(longestWait);
      expect(Number.isInteger(wait)).toBe(true);
      expect(memory.stability).toBeGreaterThan(0);
      expect(memory.difficulty).toBeGreaterThanOrEqual(1);
      expect(memory.difficulty).toBeLessThanOrEqual(10);
    }),
    { numRuns: 2000 },
  );
});

test('recall never rises while nothing is answered', () => {
  fc.assert(
    fc.property(replies, fc.nat(800), fc.nat(800), (list, soon, later) => {
      const memory = memoryAfter(list);
      const [first, second] = [soon, soon + later].map((wait) =>
        recallOn(memory, memory.day + wait),
      );
      return (first ?? 0) >= (second ?? 1) && (second ?? 2) <= 1 && (second ?? -1) >= 0;
    }),
    { numRuns: 2000 },
  );
});

test('whoever wants to remember more is asked no later', () => {
  fc.assert(
    fc.property(replies, (list) => {
      const memory = memoryAfter(list);
      return (
        dueDay(memory, 0.95) <= dueDay(memory, 0.9) && dueDay(memory, 0.9) <= dueDay(memory, 0.8)
      );
    }),
  );
});

test('a better rating never brings a question back sooner', () => {
  fc.assert(
    fc.property(replies, fc.nat(200), (list, wait) => {
      const before = memoryAfter(list);
      const days = ratings.map((rating) =>
        dueDay(remember(before, rating, before.day + wait), 0.9),
      );
      return days.every((day, place) => day >= (days[place - 1] ?? 0));
    }),
  );
});

test.each([0, 0.69, 0.98, 1, Number.NaN])('a retention of %d is refused', (retention) => {
  expect(() => dueDay(remember(undefined, 'good', 0), retention)).toThrow(
    `retention is ${retention}, not 0.7 to 0.97`,
  );
});
