import type { Change } from '#progress/difference.ts';
import { factKey, factValue, type NewFact } from '#progress/fact.ts';
import { stands, type FactSet } from '#progress/fact-set.ts';
import type { FormerIds } from '#progress/former-ids.ts';
import { isNewer } from '#progress/keys.ts';
import { isReadable, timeOf } from '#progress/parse-fact.ts';
import { progressFrom, type Progress } from '#progress/progress.ts';
import { ulid } from '#progress/ulid.ts';
import { kept, readFacts, writeFact, type Kept } from './local-facts.ts';
import type { Mirror } from './mirror.ts';
import type { StorageLike } from './storage.ts';

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
  /**
   * Writes an import, a reset or their reversal; resolves when the mirror has it too.
   * A value that stands against the new one stays: remove it first to go back.
   */
  apply(changes: readonly Change[]): Promise<void>;
  /** Reads localStorage again, after another tab or a page from the back/forward cache. */
  refresh(): void;
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

/** Makes the store over a storage, which may be missing and may fail at any call. */
export function createStore(
  storage: StorageLike | undefined,
  now: () => number,
  surroundings: StoreSurroundings,
): ProgressStore {
  const store = new Store(storage, now, surroundings);
  store.refresh();
  void store.unite();
  return store;
}

class Store implements ProgressStore {
  readonly #storage;
  readonly #now;
  readonly #with;
  #facts = new Map<string, Kept>();
  /** Keys that localStorage does not hold as they are here. */
  readonly #unsaved = new Set<string>();
  readonly #listeners = new Set<(progress: Progress) => void>();
  #progress: Progress | undefined;
  #isNewer = false;
  #hasMirror = true;

  constructor(storage: StorageLike | undefined, now: () => number, rest: StoreSurroundings) {
    this.#storage = storage;
    this.#now = now;
    this.#with = rest;
  }

  read(): Progress {
    return (this.#progress ??= progressFrom(
      Array.from(this.#facts.values(), ({ fact }) => fact),
      this.#with.formerIds,
    ));
  }

  record(fact: NewFact): void {
    const now = this.#now();
    const stamped = { ...fact, at: now, ulid: ulid(now, this.#with.random()) };
    const key = factKey(stamped);
    // Where the clock went back, the new fact must not be older than the one it replaces.
    stamped.at = Math.max(now, timeOf(this.#facts.get(key)?.text ?? '') + 1);
    void this.apply([{ key, after: factValue(stamped) }]);
  }

  subscribe(listener: (progress: Progress) => void, signal: AbortSignal): void {
    this.#listeners.add(listener);
    signal.addEventListener('abort', () => this.#listeners.delete(listener));
    listener(this.read());
  }

  keeping(): Keeping {
    if (this.#isNewer) return 'newer';
    if (this.#storage ? !this.#unsaved.size : this.#hasMirror) return 'kept';
    return this.#hasMirror ? 'full' : 'memory';
  }

  facts(): FactSet {
    return new Map(Array.from(this.#facts, ([key, { text }]) => [key, text]));
  }

  async apply(changes: readonly Change[]): Promise<void> {
    for (const { key, after } of changes) this.#set(key, after);
    await this.#write(changes);
    if (this.#unsaved.size) this.#with.tellOthers?.();
  }

  refresh(): void {
    try {
      if (this.#storage) this.#take(readFacts(this.#storage, this.#now()));
    } catch {
      // What is known stays; the next change tries to write again.
    }
    this.#show();
  }

  async unite(): Promise<void> {
    const reading = this.#with.mirror.read().then((mirrored) => this.#takeMirrored(mirrored));
    await this.#write((await reading.catch(this.#loseMirror)) ?? []);
  }

  /** Changes what is known; `#save` writes it. */
  #set(key: string, after: string | undefined): void {
    this.#unsaved.add(key);
    if (after === undefined) this.#facts.delete(key);
    else this.#facts.set(key, kept(key, after));
  }

  #show(): void {
    this.#progress = undefined;
    for (const listener of this.#listeners) listener(this.read());
  }

  /** Takes over what localStorage holds, and keeps what it could not hold. */
  #take(found: Map<string, Kept>): void {
    const known = this.#facts;
    this.#facts = found;
    this.#look(found);
    for (const key of this.#unsaved) this.#set(key, known.get(key)?.text);
  }

  /** Takes over what only the mirror has; returns what the mirror lacks. */
  #takeMirrored(mirrored: FactSet): readonly Change[] {
    this.#look(mirrored);
    for (const [key, after] of mirrored) {
      const isSound = isNewer(key) || isReadable(key, after);
      if (isSound && !stands(key, this.#facts.get(key)?.text, after)) this.#set(key, after);
    }
    return [...this.facts()]
      .filter(([key, after]) => !stands(key, mirrored.get(key), after))
      .map(([key, after]) => ({ key, after }));
  }

  /** Once newer code was here, this tab only reads. */
  #look(facts: ReadonlyMap<string, unknown>): void {
    this.#isNewer ||= [...facts.keys()].some(isNewer);
  }

  /** Tries to write everything localStorage does not hold yet. */
  #save(): void {
    for (const key of this.#unsaved) {
      if (this.#isNewer || !this.#storage) return;
      try {
        const text = this.#facts.get(key)?.text;
        this.#set(key, writeFact(this.#storage, this.#now(), key, text));
        this.#unsaved.delete(key);
      } catch {
        // Full, or blocked since: the mirror has it, and the next change tries again.
      }
    }
  }

  /** Writes to both places and shows the result without waiting for the slower one. */
  async #write(changes: readonly Change[]): Promise<void> {
    this.#save();
    this.#show();
    if (changes.length && !this.#isNewer) {
      await this.#with.mirror.write(changes).catch(this.#loseMirror);
    }
  }

  readonly #loseMirror = (error: unknown): undefined => {
    // A newer version of the site has changed the database.
    this.#isNewer ||= error instanceof Error && error.name === 'VersionError';
    this.#hasMirror = false;
    this.#show();
  };
}
