import { exponential, type Random } from './random.ts';

/** A model server whose work is computing: nothing in it waits for a disk or a network. */
export interface Server {
  /** Milliseconds of one core for a request alone; the mean, if it varies. */
  readonly serviceMs: number;
  /** Processes that answer; each works on one batch at a time. */
  readonly workers: number;
  /** More busy workers than cores share the cores evenly. */
  readonly cores: number;
  /** Most requests that a free worker takes at once. It never waits for more to come. */
  readonly batch: number;
  readonly service: 'constant' | 'exponential';
}

/** Every answer of a run, and what the server did meanwhile. */
export interface Run {
  /** From arrival to answer, in milliseconds, ascending. */
  readonly responsesMs: readonly number[];
  /** Answers a second. */
  readonly throughput: number;
  /** Mean count of requests that no worker has taken yet. */
  readonly meanQueue: number;
  /** Mean share of the cores that compute, 0 to 1. */
  readonly busyShare: number;
}

/** Share of the time of a call that does not depend on how many requests are in it. An example. */
export const callShare = 0.8;

interface Request {
  readonly at: number;
  readonly work: number;
}

interface Job {
  readonly requests: readonly Request[];
  left: number;
}

/** Milliseconds of one core for a batch of `size` requests. */
export function batchMs(serviceMs: number, size: number): number {
  return serviceMs * (callShare + (1 - callShare) * size);
}

/** Requests a second that the server can answer at most. */
export function capacity({ serviceMs, workers, cores, batch }: Server): number {
  return (1000 * Math.min(workers, cores) * batch) / batchMs(serviceMs, batch);
}

/**
 * Simulates a server event by event: requests arrive at random (a Poisson process), wait in one
 * queue in the order of arrival, and are taken by the first free worker.
 *
 * Each request draws two numbers whatever the server is, so that two servers see the same day.
 *
 * @param rate arrivals a second; > 0
 * @param count requests of the run. Above its capacity a server falls behind for ever, so there the
 *   percentiles grow with `count`.
 */
export function simulate(server: Server, rate: number, count: number, random: Random): Run {
  const state: State = { now: 0, queue: [], head: 0, jobs: [], queuedMs: 0, busyMs: 0 };
  const responsesMs: number[] = [];
  let next = arrival(server, rate, 0, random);
  let arrived = 0;
  while (responsesMs.length < count) {
    const speed = Math.min(1, server.cores / state.jobs.length);
    const end = state.now + leastLeft(state.jobs) / speed;
    if (arrived < count && next.at < end) {
      pass(state, next.at, server, speed);
      state.queue.push(next);
      arrived += 1;
      next = arrival(server, rate, state.now, random);
    } else {
      pass(state, end, server, speed);
      finish(state, responsesMs);
    }
    while (state.jobs.length < server.workers && state.head < state.queue.length)
      start(state, server);
  }
  return {
    responsesMs: responsesMs.sort((one, other) => one - other),
    throughput: (1000 * count) / state.now,
    meanQueue: state.queuedMs / state.now,
    busyShare: state.busyMs / state.now / server.cores,
  };
}

/**
 * The value that a share of a sorted list does not exceed (nearest rank).
 *
 * @param share 0 to 1
 */
export function percentile(sorted: readonly number[], share: number): number {
  const place = Math.max(0, Math.ceil(share * sorted.length) - 1);
  const value = sorted[place];
  if (value === undefined) throw new RangeError('There is no percentile of an empty list.');
  return value;
}

interface State {
  now: number;
  readonly queue: Request[];
  /** Place in the queue of the request that has waited longest. */
  head: number;
  readonly jobs: Job[];
  /** Waiting requests and computing cores, each times the milliseconds it was so. */
  queuedMs: number;
  busyMs: number;
}

function arrival({ serviceMs, service }: Server, rate: number, now: number, random: Random) {
  const at = now + exponential(random, 1000 / rate);
  const drawn = exponential(random, serviceMs);
  return { at, work: service === 'constant' ? serviceMs : drawn };
}

function leastLeft(jobs: readonly Job[]): number {
  let least = Infinity;
  for (const { left } of jobs) if (left < least) least = left;
  return least;
}

function pass(state: State, until: number, { cores }: Server, speed: number): void {
  const passed = until - state.now;
  state.queuedMs += passed * (state.queue.length - state.head);
  state.busyMs += passed * Math.min(state.jobs.length, cores);
  for (const job of state.jobs) job.left -= passed * speed;
  state.now = until;
}

/** Ends the job that has least left, which is nothing but for rounding. */
function finish({ jobs, now }: State, responsesMs: number[]): void {
  const least = leastLeft(jobs);
  const [done] = jobs.splice(
    jobs.findIndex(({ left }) => left === least),
    1,
  );
  for (const { at } of done?.requests ?? []) responsesMs.push(now - at);
}

/** A batch takes as long as its first request says. */
function start(state: State, { batch }: Server): void {
  const requests = state.queue.slice(state.head, state.head + batch);
  state.head += requests.length;
  state.jobs.push({ requests, left: batchMs(requests[0]?.work ?? 0, requests.length) });
}
