import type { Work } from '#progress/work.ts';
import { inSlices } from './slices.ts';

/** Called whenever work on many facts pauses. */
export type Pause = (doneCount: number, total: number) => void;

/** Does one piece of work at a time: a new one ends the one before. */
export class LatestWork {
  #latest: unknown;

  /** @returns undefined if a newer piece has ended this one */
  async run<Result>(work: Work<Result>): Promise<Result | undefined> {
    this.#latest = work;
    return inSlices(work, () => this.#latest === work);
  }
}
