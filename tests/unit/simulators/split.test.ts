import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestMean, type Example } from '#simulators/nearest.ts';
import { seededRandom } from '#simulators/random.ts';
import { compareSplits, splitWords, type World } from '#simulators/split.ts';
import { firstWorld, leastDay, mostDay, shownSeed, splitView } from '#simulators/split-view.ts';

const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);
const ways = ['random', 'time', 'truth'] as const;
const world = (driftMinutes: number, twinShare: number): World => ({ driftMinutes, twinShare });

type Errors = Record<(typeof ways)[number], number>;
const known = new Map<string, Errors>();

/** Mean over many seeds. */
function typical(of: World): Errors {
  const key = JSON.stringify(of);
  const runs = known.has(key) ? [] : seeds.map((seed) => compareSplits(of, seededRandom(seed)));
  const mean = (way: (typeof ways)[number]) =>
    runs.reduce((sum, run) => sum + run[way], 0) / runs.length;
  const errors = known.get(key) ?? {
    random: mean('random'),
    time: mean('time'),
    truth: mean('truth'),
  };
  known.set(key, errors);
  return errors;
}

test('the mean of the nearest is what sorting all examples gives', () => {
  const point = fc.record({
    x: fc.integer({ min: 0, max: 40 }),
    y: fc.integer({ min: 0, max: 40 }),
    value: fc.integer({ min: 0, max: 90 }),
  });
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), point, (examples, at) => {
      const sorted = examples.toSorted((one, other) => one.y - other.y);
      const squared = ({ x, y }: Example) => (x - at.x) ** 2 + (y - at.y) ** 2;
      const nearest = sorted.toSorted((one, other) => squared(one) - squared(other)).slice(0, 5);
      // Among equally near examples any choice is right.
      const limit = squared(nearest.at(-1)!);
      fc.pre(sorted.filter((example) => squared(example) <= limit).length === nearest.length);
      const weights = nearest.map((example) => 1 / (Math.sqrt(squared(example)) + 0.02));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const wanted = nearest.reduce(
        (sum, { value }, place) => sum + (value * weights[place]!) / total,
        0,
      );
      expect(nearestMean(sorted, at)).toBeCloseTo(wanted, 9);
    }),
  );
});

test('the same numbers give the same comparison', () => {
  fc.assert(
    fc.property(fc.integer(), fc.double({ min: 0, max: 3, noNaN: true }), (seed, drift) => {
      const run = () => compareSplits(world(drift, 0.2), seededRandom(seed));
      expect(run()).toEqual(run());
    }),
    { numRuns: 10 },
  );
});

test('without drift and twins, all three ways agree within a tenth', () => {
  const { random, time, truth } = typical(world(0, 0));
  expect(random / truth).toBeGreaterThan(0.9);
  expect(time / truth).toBeGreaterThan(0.9);
  expect(time / truth).toBeLessThan(1.1);
});

test('drift hides from the random split, and not from the time split', () => {
  const [calm, drifting] = [typical(world(0, 0)), typical(world(2, 0))];
  expect(drifting.random - calm.random).toBeLessThan(0.4);
  expect(drifting.truth - calm.truth).toBeGreaterThan(1.5);
  expect(Math.abs(drifting.time - drifting.truth) / drifting.truth).toBeLessThan(0.1);
});

test('twins flatter the random split alone', () => {
  const [plain, twinned] = [typical(world(0, 0)), typical(world(0, 0.3))];
  expect(twinned.random).toBeLessThan(0.75 * plain.random);
  expect(Math.abs(twinned.time - plain.time)).toBeLessThan(0.2);
  expect(Math.abs(twinned.truth - plain.truth)).toBeLessThan(0.2);
});

test('more drift never lowers the error of the weeks that follow by more than chance', () => {
  const errors = [0, 1, 2, 3].map((drift) => typical(world(drift, 0.1)).truth);
  expect(errors).toEqual(errors.toSorted((one, other) => one - other));
});

test('the trips of the page are typical: within an eighth of the mean over many seeds', () => {
  for (const at of [firstWorld, world(0, 0), world(0, 0.4), world(2, 0), world(2, 0.3)]) {
    const [shown, mean] = [compareSplits(at, seededRandom(shownSeed)), typical(at)];
    for (const way of ways)
      expect(Math.abs(shown[way] - mean[way]) / mean[way]).toBeLessThan(0.125);
  }
});

test('whatever the controls say, the picture stays in its frame and the bars too', () => {
  for (const drift of [0, 0.25, 1, 1.5, 2]) {
    for (const twins of [0, 0.2, 0.4]) {
      const { comparison, bars } = splitView(world(drift, twins));
      expect(Math.min(...comparison.days)).toBeGreaterThanOrEqual(leastDay);
      expect(Math.max(...comparison.days)).toBeLessThanOrEqual(mostDay);
      expect(Math.max(...ways.map((way) => comparison[way]))).toBeLessThan(6);
      expect(bars.every(({ path }) => /^M0 0H\d+V1H0z$/.test(path))).toBe(true);
    }
  }
});

test('about a fifth of the days is tested by the random split', () => {
  const { isTested } = compareSplits(firstWorld, seededRandom(shownSeed));
  expect(isTested).toHaveLength(105);
  const share = isTested.filter(Boolean).length / isTested.length;
  expect(share).toBeGreaterThan(0.12);
  expect(share).toBeLessThan(0.28);
});

test('the page begins with a random split that promises too much', () => {
  expect(splitWords(splitView(firstWorld).comparison)).toBe(
    'The random split reports 1.8 min, the time split 3.2 min. In the next three weeks the model is wrong by 3.1 min.',
  );
});
