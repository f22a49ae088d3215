import type { Fact, Unreadable } from '#progress/fact.ts';
import type { FactSet } from '#progress/fact-set.ts';
import type { FormerIds } from '#progress/former-ids.ts';
import { progressFrom, progressInSteps, type Progress } from '#progress/progress.ts';
import type { Work } from '#progress/work.ts';
import type { Kept } from './local-facts.ts';

/** What this tab knows: the facts, and the progress that they make. */
export class KnownFacts {
  readonly #formerIds;
  #records: Map<string, Kept> = new Map();
  #progress: Progress | undefined;
  /** Grows with each change. */
  #version = 0;

  constructor(formerIds: FormerIds | undefined) {
    this.#formerIds = formerIds;
  }

  get progress(): Progress {
    return (this.#progress ??= progressFrom(this.read(), this.#formerIds));
  }

  text(key: string): string | undefined {
    return this.#records.get(key)?.text;
  }

  texts(): FactSet {
    return new Map(Array.from(this.#records, ([key, { text }]) => [key, text]));
  }

  read(): readonly (Fact | Unreadable)[] {
    return Array.from(this.#records.values(), ({ fact }) => fact);
  }

  set(key: string, record: Kept | undefined): void {
    if (record) this.#records.set(key, record);
    else this.#records.delete(key);
    this.#change();
  }

  setAll(records: Map<string, Kept>): void {
    this.#records = records;
    this.#change();
  }

  /** Brings `progress` up to date, with a pause after each fact. */
  *fold(): Work<void> {
    while (!this.#progress) {
      const version = this.#version;
      const progress = yield* progressInSteps(this.read(), this.#formerIds);
      // In a pause more may have changed.
      if (version === this.#version) this.#progress = progress;
    }
  }

  #change(): void {
    this.#progress = undefined;
    this.#version += 1;
  }
}
