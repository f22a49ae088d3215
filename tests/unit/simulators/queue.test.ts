import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  batchMs,
  capacity,
  percentile,
  simulate,
  type Run,
  type Server,
} from '#simulators/queue.ts';
import { seededRandom } from '#simulators/random.ts';

const server = (rest: Partial<Server> = {}): Server => ({
  serviceMs: 25,
  workers: 1,
  cores: 8,
  batch: 1,
  service: 'exponential',
  ...rest,
});
const many = 100_000;
const run = (of: Server, rate: number, count = many): Run =>
  simulate(of, rate, count, seededRandom(5));
const mean = ({ responsesMs }: Run) =>
  responsesMs.reduce((sum, value) => sum + value, 0) / responsesMs.length;

/** Chance that an arrival has to wait for one of `workers`, offered `load` Erlang (Erlang C). */
function chanceToWait(workers: number, load: number): number {
  let term = 1;
  let sum = 1;
  for (let busy = 1; busy < workers; busy += 1) {
    term *= load / busy;
    sum += term;
  }
  const all = (term * load) / workers / (1 - load / workers);
  return all / (sum + all);
}

/** Mean milliseconds from arrival to answer of M/M/c, and the mean count that waits. */
function erlang(workers: number, rate: number, serviceMs: number) {
  const perMs = 1 / serviceMs;
  const waitMs = chanceToWait(workers, (rate / 1000) * serviceMs) / (workers * perMs - rate / 1000);
  return { responseMs: waitMs + serviceMs, waiting: (rate / 1000) * waitMs };
}

for (const [workers, share] of [
  [1, 0.5],
  [1, 0.8],
  [2, 0.7],
  [4, 0.8],
  [8, 0.9],
] as const) {
  test(`M/M/${workers} at ${share} answers as Erlang C says, within 5 %, and queues within 10 %`, () => {
    const rate = share * workers * 40;
    const found = run(server({ workers }), rate);
    const wanted = erlang(workers, rate, 25);
    expect(mean(found) / wanted.responseMs).toBeCloseTo(1, 1);
    expect(Math.abs(mean(found) / wanted.responseMs - 1)).toBeLessThan(0.05);
    expect(Math.abs(found.meanQueue / wanted.waiting - 1)).toBeLessThan(0.1);
  });
}

test('the percentiles of M/M/1 are those of the exponential distribution, within 5 %', () => {
  const { responsesMs } = run(server(), 28);
  for (const share of [0.5, 0.95, 0.99]) {
    const wanted = (-1000 * Math.log(1 - share)) / (40 - 28);
    expect(Math.abs(percentile(responsesMs, share) / wanted - 1)).toBeLessThan(0.05);
  }
});

for (const share of [0.5, 0.8, 0.9]) {
  test(`M/D/1 at ${share} answers as Pollaczek and Khinchin say, within 5 %`, () => {
    const found = run(server({ service: 'constant' }), share * 40);
    const wanted = 25 + (25 * share) / (2 * (1 - share));
    expect(Math.abs(mean(found) / wanted - 1)).toBeLessThan(0.05);
  });
}

test('eight workers that share two cores answer like two workers, within 5 %', () => {
  // With exponential work the count of requests moves as in M/M/2, whoever computes them.
  const rate = 0.6 * 80;
  const found = run(server({ workers: 8, cores: 2 }), rate);
  expect(Math.abs(mean(found) / erlang(2, rate, 25).responseMs - 1)).toBeLessThan(0.05);
});

test('workers beyond the cores add no capacity', () => {
  expect(capacity(server({ workers: 8, cores: 2 }))).toBe(
    capacity(server({ workers: 2, cores: 2 })),
  );
});

test('above its capacity a server answers as much as it can, within 3 %, and falls behind', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 8 }),
      fc.constantFrom('constant', 'exponential'),
      (workers, cores, batch, service) => {
        const of = server({ workers, cores, batch, service });
        const { throughput, busyShare, responsesMs } = run(of, 3 * capacity(of), 20_000);
        expect(Math.abs(throughput / capacity(of) - 1)).toBeLessThan(0.03);
        expect(busyShare).toBeCloseTo(Math.min(workers, cores) / cores, 1);
        expect(percentile(responsesMs, 0.95)).toBeGreaterThan(20 * of.serviceMs);
      },
    ),
    { numRuns: 20 },
  );
});

test('every request is answered once, never sooner than its batch can be computed', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 300 }),
      (seed, count, workers, batch, rate) => {
        const of = server({ workers, batch, cores: 4, service: 'constant' });
        const { responsesMs } = simulate(of, rate, count, seededRandom(seed));
        expect(responsesMs).toHaveLength(count);
        expect(responsesMs[0]).toBeGreaterThanOrEqual(of.serviceMs - 1e-6);
        expect(responsesMs).toEqual(responsesMs.toSorted((one, other) => one - other));
      },
    ),
  );
});

test('what waits is what Little’s law says', () => {
  const rate = 60;
  const found = run(server({ workers: 2, service: 'constant' }), rate);
  const waitMs = mean(found) - 25;
  expect(Math.abs(found.meanQueue / ((rate / 1000) * waitMs) - 1)).toBeLessThan(0.02);
});

test('a batch of eight takes less than eight calls, and answers more a second', () => {
  expect(batchMs(25, 1)).toBeCloseTo(25);
  expect(batchMs(25, 8)).toBeCloseTo(60);
  expect(capacity(server({ batch: 8 })) / capacity(server())).toBeCloseTo(8 / 2.4);
});

test('a percentile is the nearest rank', () => {
  const list = Array.from({ length: 100 }, (_, place) => place + 1);
  expect([0, 0.5, 0.95, 0.99, 1].map((share) => percentile(list, share))).toEqual([
    1, 50, 95, 99, 100,
  ]);
  expect(() => percentile([], 0.5)).toThrow('There is no percentile of an empty list.');
});
