import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastSteps, paceOf, type Paced } from '#planner/pace.ts';

const took = (...shares: readonly number[]): readonly Paced[] =>
  shares.map((share) => ({ estimated: 40, taken: 40 * share }));

test('three finished steps make a pace, two do not', () => {
  expect(leastSteps).toBe(3);
  expect(paceOf(took(1, 1))).toBeUndefined();
  expect(paceOf(took(0.5, 1, 1.5))).toEqual({ count: 3, share: 1, low: 0.75, high: 1.25 });
});

test('long steps weigh more than short ones', () => {
  const steps = [
    { estimated: 180, taken: 360 },
    { estimated: 20, taken: 20 },
    { estimated: 20, taken: 20 },
  ];
  expect(paceOf(steps)?.share).toBeCloseTo(400 / 220);
});

test('a step that was read elsewhere does not count', () => {
  expect(paceOf([...took(1, 1, 1), { estimated: 40, taken: 1 }])?.count).toBe(3);
});

test('the range holds the share and stays within sense', () => {
  const minutes = fc.integer({ min: 1, max: 600 });
  const steps = fc.array(fc.record({ estimated: minutes, taken: fc.nat(100_000) }));
  fc.assert(
    fc.property(steps, (all) => {
      const pace = paceOf(all);
      if (!pace) return;
      expect(pace.low).toBeLessThanOrEqual(pace.share);
      expect(pace.high).toBeGreaterThanOrEqual(pace.share);
      expect(pace.low).toBeGreaterThanOrEqual(0.25);
      expect(pace.high).toBeLessThanOrEqual(4);
    }),
    { numRuns: 2000 },
  );
});
