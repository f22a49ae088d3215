/** Without a sign of the reader for so long, in ms, nobody is taken to be there. */
export const idleAfter = 60_000;

/**
 * Counts how long a reader was there: from one sign (a key, a scroll, a touch) to the next, but never
 * more than a minute for one. Times are ms of a clock that only goes forward.
 */
export class Attention {
  #last: number | undefined;
  #total = 0;

  /** The reader gave a sign. */
  sign(now: number): void {
    this.#add(now);
    this.#last = now;
  }

  /** The page is out of sight; time counts again from the next sign. */
  pause(now: number): void {
    this.#add(now);
    this.#last = undefined;
  }

  /** Whole seconds since the last call, once there are enough; the rest is kept for later. */
  take(least: number): number {
    const seconds = Math.floor(this.#total / 1000);
    if (seconds < least) return 0;
    this.#total -= seconds * 1000;
    return seconds;
  }

  #add(now: number): void {
    if (this.#last !== undefined) this.#total += Math.min(Math.max(now - this.#last, 0), idleAfter);
  }
}
