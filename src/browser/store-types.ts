import type { Change } from '#progress/difference.ts';
import type { Fact, NewFact, Unreadable } from '#progress/fact.ts';
import type { FactSet } from '#progress/fact-set.ts';
import type { FormerIds } from '#progress/former-ids.ts';
import type { Progress } from '#progress/progress.ts';
import type { Mirror } from './mirror.ts';

/**
 * How well progress is kept.
 * kept: it survives the tab. full: localStorage refuses to take more, the mirror holds
 * the rest. memory: it is lost with the tab. newer: a newer version of the site wrote
 * here, so nothing is written.
 */
export type Keeping = 'kept' | 'full' | 'memory' | 'newer';

/** The only mutable thing in the site. */
export interface ProgressStore {
  read(): Progress;
  /** Keeps what the learner just did, with the time of now. */
  record(fact: NewFact): void;
  /** Calls at once, and again after each change, until the signal is aborted. */
  subscribe(listener: (progress: Progress) => void, signal: AbortSignal): void;
  keeping(): Keeping;
  /** Everything this site keeps, verbatim, for a file. */
  facts(): FactSet;
  /** The same, as it was read. */
  readFacts(): readonly (Fact | Unreadable)[];
  /**
   * Writes an import, a reset or their reversal; resolves when the mirror has it too.
   * A value that stands against the new one stays: remove it first to go back. Where many change, the
   * page gets its turn between them.
   */
  apply(changes: readonly Change[], pause?: (doneCount: number) => void): Promise<void>;
  /** Reads localStorage again, after it was cleared or for a page from the back/forward cache. */
  refresh(): void;
  /** Reads what other tabs have changed, and empties the set; it may grow meanwhile. */
  take(changed: Set<string>): Promise<void>;
  /** Unites localStorage and the mirror; each heals the other. */
  unite(): Promise<void>;
}

/** What a store needs besides a storage and a clock. */
export interface StoreSurroundings {
  readonly mirror: Mirror;
  /** Sixteen random bytes. */
  readonly random: () => Uint8Array;
  readonly formerIds?: FormerIds;
  /** Called when only the mirror took a change: no storage event tells other tabs of it. */
  readonly tellOthers?: () => void;
}
