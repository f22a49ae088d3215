/** A finished step: what it was estimated at and what it took, in minutes. */
export interface Paced {
  readonly estimated: number;
  readonly taken: number;
}

/** How long steps take this learner, as a share of their estimates. */
export interface Pace {
  /** Finished steps it is based on. */
  readonly count: number;
  /** All minutes taken over all minutes estimated. */
  readonly share: number;
  /** A quarter of the steps took a smaller share than this, a quarter a larger one than `high`. */
  readonly low: number;
  readonly high: number;
}

/** Fewer finished steps say nothing about the rest. */
export const leastSteps = 3;

/** A step that took less than this share of its estimate was read elsewhere, or not read. */
const leastShare = 0.1;

/**
 * The learner's own pace; undefined until three finished steps have a time. Between a quarter and four
 * times the estimates, so that one forgotten clock cannot make a plan of years.
 */
export function paceOf(steps: readonly Paced[]): Pace | undefined {
  const sound = steps.filter(
    ({ estimated, taken }) => estimated > 0 && taken >= estimated * leastShare,
  );
  if (sound.length < leastSteps) return undefined;
  const sum = (part: (step: Paced) => number) =>
    sound.reduce((total, step) => total + part(step), 0);
  const shares = sound.map(({ estimated, taken }) => taken / estimated).sort((a, b) => a - b);
  const share = within(sum(({ taken }) => taken) / sum(({ estimated }) => estimated));
  return {
    count: sound.length,
    share,
    low: Math.min(share, within(quantile(shares, 0.25))),
    high: Math.max(share, within(quantile(shares, 0.75))),
  };
}

function within(share: number): number {
  return Math.min(4, Math.max(0.25, share));
}

/** Between the two nearest values, as spreadsheets do it (R type 7). */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below = 0, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place % 1);
}
