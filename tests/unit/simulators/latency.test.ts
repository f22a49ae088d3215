import { expect, test } from 'vitest';
import {
  kneeOf,
  latencyAt,
  latencyWords,
  loadCurve,
  millisecondWords,
} from '#simulators/latency.ts';
import { curveView, firstSetting, loadMark, runView } from '#simulators/latency-view.ts';
import { capacity, type Server } from '#simulators/queue.ts';
import { seededRandom } from '#simulators/random.ts';

const { server } = firstSetting;
const fresh = () => seededRandom(3);
const servers: readonly Server[] = [
  server,
  { ...server, service: 'exponential' },
  { ...server, workers: 8, cores: 8 },
  { ...server, workers: 8, cores: 2 },
  { ...server, workers: 1, batch: 8 },
];

test('the curve rises with the load, from an idle server to one that falls behind', () => {
  for (const of of servers) {
    const curve = loadCurve(of, fresh);
    for (const [place, { p50, p95, p99 }] of curve.entries()) {
      expect(p50).toBeLessThanOrEqual(p95);
      expect(p95).toBeLessThanOrEqual(p99);
      // Percentiles of a simulated run may dip by chance, not by much.
      if (place > 0) expect(p95).toBeGreaterThan(0.95 * curve[place - 1]!.p95);
    }
    expect(curve.at(-1)!.p95).toBeGreaterThan(3 * curve[0]!.p95);
  }
});

test('the knee lies below the capacity, where the percentile is three times that of an idle server', () => {
  for (const of of servers) {
    const curve = loadCurve(of, fresh);
    const knee = kneeOf(curve)!;
    expect(knee).toBeGreaterThan(0.3 * capacity(of));
    expect(knee).toBeLessThan(capacity(of));
    const { p95 } = latencyAt(of, knee, fresh(), 2000);
    expect(p95 / curve[0]!.p95).toBeGreaterThan(2);
    expect(p95 / curve[0]!.p95).toBeLessThan(4);
  }
});

test('a curve without a knee has none', () => {
  expect(kneeOf([])).toBeUndefined();
  expect(kneeOf(loadCurve(server, fresh).slice(0, 3))).toBeUndefined();
});

test('more workers than cores make no answer come sooner', () => {
  const p95 = (workers: number) => latencyAt({ ...server, workers }, 60, fresh()).p95;
  expect(p95(8)).toBeGreaterThan(0.95 * p95(2));
});

test('the page begins beyond the knee, and says so in numbers', () => {
  const { latency, facts } = runView(firstSetting);
  expect(latencyWords(latency, server)).toMatch(
    /^At 60 requests a second the cores are busy 7[3-7]\u00a0% of the time and \d\.\d requests wait on average\. Half of the answers come within \d+ ms, 95\u00a0% within \d+ ms, 99\u00a0% within \d+ ms\.$/,
  );
  expect(facts).toHaveLength(6);
  expect(loadMark(60, server)).toEqual({ x: '68.2%', anchor: 'end', text: 'now, 60/s' });
  expect(loadMark(4000, server).x).toBe('100%');
});

test('a server that cannot keep up is told apart', () => {
  const setting = { server, rate: 120 };
  expect(latencyWords(runView(setting).latency, server)).toMatch(
    /^120 requests a second are more than the 80 that the server can answer: the queue grows/,
  );
});

test('the curve is drawn from left to right within the width of the box', () => {
  for (const of of servers) {
    const { p95, p50, knee, most } = curveView(of);
    for (const path of [p95, p50]) {
      const across = [...path.matchAll(/[ML]([\d.]+) /g)].map(([, x]) => Number(x));
      expect(across).toEqual(across.toSorted((one, other) => one - other));
      expect(across.at(-1)).toBeLessThanOrEqual(100);
    }
    expect(knee?.text).toMatch(/^knee, \d+\/s$/);
    expect(most.milliseconds).toMatch(/^\d+ ms$/);
  }
});

test('times are written without decimals, long ones in seconds', () => {
  expect([1.4, 999.6, 9999, 10_000, 65_400].map(millisecondWords)).toEqual([
    '1 ms',
    '1000 ms',
    '9999 ms',
    '10 s',
    '65 s',
  ]);
});
