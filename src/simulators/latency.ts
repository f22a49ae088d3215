import { capacity, percentile, simulate, type Run, type Server } from './queue.ts';
import type { Random } from './random.ts';

/** What a run at one load shows. */
export interface Latency extends Pick<Run, 'throughput' | 'meanQueue' | 'busyShare'> {
  /** Arrivals a second. */
  readonly rate: number;
  /** Milliseconds within which half, 95 % and 99 % of the answers come. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Requests of the run whose percentiles are shown. */
export const runLength = 6000;
/** Requests of each run behind the curve. */
const curveLength = 2000;
/** Loads of the curve, as shares of the capacity. */
const loads = [0.05, 0.2, 0.35, 0.5, 0.6, 0.7, 0.76, 0.82, 0.87, 0.91, 0.94, 0.97, 1, 1.05];

/** Percentiles of a run. */
export function latencyAt(
  server: Server,
  rate: number,
  random: Random,
  count = runLength,
): Latency {
  const { responsesMs, ...run } = simulate(server, rate, count, random);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(responsesMs, share));
  return { ...run, rate, p50: p50 ?? 0, p95: p95 ?? 0, p99: p99 ?? 0 };
}

/**
 * Percentiles from an idle server to one that is asked for more than it can.
 *
 * @param fresh gives the same sequence each time, so that the loads differ in nothing else
 */
export function loadCurve(server: Server, fresh: () => Random): readonly Latency[] {
  const most = capacity(server);
  return loads.map((share) => latencyAt(server, share * most, fresh(), curveLength));
}

/**
 * The load at which the 95th percentile is three times that of an idle server. Undefined if the curve does not get there.
 *
 * @returns arrivals a second, between two loads of the curve
 */
export function kneeOf(curve: readonly Latency[]): number | undefined {
  const limit = 3 * (curve[0]?.p95 ?? Infinity);
  const place = curve.findIndex(({ p95 }) => p95 >= limit);
  const [before, after] = [curve[place - 1], curve[place]];
  if (!before || !after) return undefined;
  const part = (limit - before.p95) / (after.p95 - before.p95);
  return before.rate + part * (after.rate - before.rate);
}

/** One sentence about a run, and one more when the server cannot keep up. */
export function latencyWords(latency: Latency, server: Server): string {
  const { rate, p50, p95, p99, busyShare, meanQueue } = latency;
  const most = capacity(server);
  const times = `Half of the answers come within ${millisecondWords(p50)}, 95\u00a0% within ${millisecondWords(p95)}, 99\u00a0% within ${millisecondWords(p99)}`;
  if (rate >= most)
    return `${rate} requests a second are more than the ${Math.floor(most)} that the server can answer: the queue grows as long as the run lasts. ${times}, and worse the longer it runs.`;
  return `At ${rate} requests a second the cores are busy ${Math.round(100 * busyShare)}\u00a0% of the time and ${meanQueue.toFixed(1)} requests wait on average. ${times}.`;
}

/** Milliseconds without decimals; seconds from 10,000 on. */
export function millisecondWords(milliseconds: number): string {
  return milliseconds < 10_000
    ? `${Math.round(milliseconds)} ms`
    : `${Math.round(milliseconds / 1000)} s`;
}
