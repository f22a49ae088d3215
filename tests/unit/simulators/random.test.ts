import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponential, normal, seededRandom } from '#simulators/random.ts';

const many = 50_000;
const meanOf = (draw: () => number) =>
  Array.from({ length: many }, draw).reduce((sum, value) => sum + value, 0) / many;

test('equal seeds give equal numbers, from 0 up to but not including 1', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [one, other] = [seededRandom(seed), seededRandom(seed)];
      for (let count = 0; count < 50; count += 1) {
        const value = one();
        expect(value).toBe(other());
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(1);
      }
    }),
  );
});

test('numbers of neighbouring seeds are spread evenly and do not follow each other', () => {
  for (const seed of [0, 1, 2, 3]) {
    const random = seededRandom(seed);
    expect(meanOf(random)).toBeCloseTo(1 / 2, 2);
    expect(meanOf(() => (random() - 0.5) * (random() - 0.5))).toBeCloseTo(0, 2);
  }
  expect(meanOf(seededRandom(1))).not.toBe(meanOf(seededRandom(2)));
});

test('normal numbers have the mean 0 and the deviation 1', () => {
  const random = seededRandom(1);
  expect(meanOf(() => normal(random))).toBeCloseTo(0, 1);
  expect(meanOf(() => normal(random) ** 2)).toBeCloseTo(1, 1);
});

test('exponential waiting times have the wanted mean and are never negative', () => {
  const random = seededRandom(1);
  expect(meanOf(() => exponential(random, 25)) / 25).toBeCloseTo(1, 1);
  expect(exponential(() => 0, 25)).toBeCloseTo(0);
  expect(exponential(() => 1 - 2 ** -32, 25)).toBeLessThan(1000);
});
