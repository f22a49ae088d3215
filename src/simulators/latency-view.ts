import { capacity, type Server } from './queue.ts';
import { kneeOf, latencyAt, loadCurve, millisecondWords, type Latency } from './latency.ts';
import { seededRandom } from './random.ts';

/** Requests, and who answers them. */
export interface Setting {
  readonly server: Server;
  /** Arrivals a second. */
  readonly rate: number;
}

/** The curve of a server, as paths in a box 100 wide and 100 high. */
export interface CurveView {
  readonly p95: string;
  readonly p50: string;
  /** Percent of the width. */
  readonly knee: Mark | undefined;
  /** Values at the ends of the axes. */
  readonly most: { readonly rate: number; readonly milliseconds: string };
}

/** A place on the axis of loads. */
export interface Mark {
  /** Percent of the width. */
  readonly x: string;
  /** On which side of the place the label has room. */
  readonly anchor: 'start' | 'end';
  readonly text: string;
}

/** The setting that the page begins with. */
export const firstSetting: Setting = {
  rate: 60,
  server: { serviceMs: 25, workers: 2, cores: 2, batch: 1, service: 'constant' },
};

const seed = 3;
/** The axis of loads ends beyond the capacity. */
const widest = 1.1;
/** The axis of times ends at this many times that of an idle server. */
const tallest = 8;

/** Simulates a server at one load. */
export function runView({ server, rate }: Setting): {
  readonly latency: Latency;
  readonly facts: readonly string[];
} {
  const latency = latencyAt(server, rate, seededRandom(seed));
  const { p50, p95, p99, throughput, meanQueue, busyShare } = latency;
  const times = [p50, p95, p99].map(millisecondWords);
  const rest = [
    `${Math.round(throughput)}/s`,
    meanQueue.toFixed(1),
    `${Math.round(100 * busyShare)} %`,
  ];
  return { latency, facts: [...times, ...rest] };
}

/** Names of the facts of a run, in their order. */
export const factNames = ['p50', 'p95', 'p99', 'answered', 'waiting', 'cores busy'] as const;

/** Simulates a server at many loads. */
export function curveView(server: Server): CurveView {
  const curve = loadCurve(server, () => seededRandom(seed));
  const most = widest * capacity(server);
  const highest = tallest * (curve[0]?.p95 ?? 1);
  const path = (key: 'p50' | 'p95') =>
    `M${curve.map((at) => `${place(at.rate, most)} ${height(at[key], highest)}`).join('L')}`;
  const knee = kneeOf(curve);
  return {
    p95: path('p95'),
    p50: path('p50'),
    knee: knee === undefined ? undefined : markAt(knee, most, `knee, ${Math.round(knee)}/s`),
    most: { rate: Math.round(most), milliseconds: millisecondWords(highest) },
  };
}

/** Where a load stands on the axis of a server; what lies beyond the axis stands at its end. */
export function loadMark(rate: number, server: Server): Mark {
  return markAt(rate, widest * capacity(server), `now, ${rate}/s`);
}

function markAt(rate: number, most: number, text: string): Mark {
  const at = Math.min(100, place(rate, most));
  return { x: `${at}%`, anchor: at > 50 ? 'end' : 'start', text };
}

function place(rate: number, most: number): number {
  return Math.round((1000 * rate) / most) / 10;
}

/** Beyond the upper edge a path goes on a little, so that it is cut off and does not bend. */
function height(milliseconds: number, highest: number): number {
  return Math.round(Math.max(-400, 100 - (100 * milliseconds) / highest));
}
