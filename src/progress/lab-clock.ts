import type { Progress } from './progress.ts';

/** The setting that holds the running clock: `<step> <ms since the epoch>`, empty when none runs. */
export const labClock = 'lab-clock';

/** A clock that was forgotten counts no more than this, in seconds: twelve hours. */
export const longestRun = 43_200;

/** A clock that a learner started for a lab. */
export interface RunningClock {
  readonly step: string;
  /** In ms since the epoch. */
  readonly since: number;
}

/** The clock that runs, in this tab or another; undefined when none does or its record is unreadable. */
export function runningClock({ settings }: Pick<Progress, 'settings'>): RunningClock | undefined {
  const [, step = '', since = ''] =
    /^([a-z0-9-]+) (\d{1,16})$/.exec(settings.get(labClock) ?? '') ?? [];
  return step ? { step, since: Number(since) } : undefined;
}

/** Whole seconds a clock ran: none where the time of day went back, at most twelve hours. */
export function secondsRun({ since }: RunningClock, now: number): number {
  return Math.min(longestRun, Math.max(0, Math.floor((now - since) / 1000)));
}
