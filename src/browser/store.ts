import type { Change } from '#progress/difference.ts';
import { factKey, factValue, type Fact, type NewFact, type Unreadable } from '#progress/fact.ts';
import { stands, type FactSet } from '#progress/fact-set.ts';
import { isNewer } from '#progress/keys.ts';
import { isReadable, timeOf } from '#progress/parse-fact.ts';
import type { Progress } from '#progress/progress.ts';
import { ulid } from '#progress/ulid.ts';
import type { Work } from '#progress/work.ts';
import { KnownFacts } from './known-facts.ts';
import { isFactKey, kept, readFact, readFacts, writeFact, type Kept } from './local-facts.ts';
import { inSlices } from './slices.ts';
import type { StorageLike } from './storage.ts';
import type { Keeping, ProgressStore, StoreSurroundings } from './store-types.ts';

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
  readonly #known;
  /** Keys that localStorage does not hold as they are here. */
  readonly #unsaved = new Set<string>();
  readonly #listeners = new Set<(progress: Progress) => void>();
  #isTelling = false;
  #hasNews = false;
  #isNewer = false;
  #hasMirror = true;

  constructor(storage: StorageLike | undefined, now: () => number, rest: StoreSurroundings) {
    this.#storage = storage;
    this.#now = now;
    this.#with = rest;
    this.#known = new KnownFacts(rest.formerIds);
  }

  read(): Progress {
    return this.#known.progress;
  }

  record(fact: NewFact): void {
    const now = this.#now();
    const stamped = { ...fact, at: now, ulid: ulid(now, this.#with.random()) };
    const key = factKey(stamped);
    // Where the clock went back, the new fact must not be older than the one it replaces.
    stamped.at = Math.max(now, timeOf(this.#known.text(key) ?? '') + 1);
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
    return this.#known.texts();
  }

  readFacts(): readonly (Fact | Unreadable)[] {
    return this.#known.read();
  }

  async apply(changes: readonly Change[], pause?: (doneCount: number) => void): Promise<void> {
    await inSlices(this.#applying(changes), pause);
    await this.#mirror(changes.map(({ key }) => key));
    if (this.#unsaved.size) this.#with.tellOthers?.();
  }

  async take(changed: Set<string>): Promise<void> {
    await inSlices(this.#taking(changed)).catch(() => undefined);
    this.#show();
  }

  refresh(): void {
    try {
      if (this.#storage) this.#takeAll(readFacts(this.#storage, this.#now()));
    } catch {
      // What is known stays; the next change tries to write again.
    }
    this.#show();
  }

  async unite(): Promise<void> {
    const reading = this.#with.mirror.read().then((all) => this.#uniting(all));
    await this.#mirror((await reading.catch(this.#loseMirror)) ?? []);
  }

  /** Changes what is known; `#save` writes it. */
  #set(key: string, after: string | undefined): void {
    this.#unsaved.add(key);
    if (after === this.#known.text(key)) return;
    this.#known.set(key, after === undefined ? undefined : kept(key, after));
  }

  #show(): void {
    this.#hasNews = true;
    if (!this.#isTelling && this.#listeners.size) void inSlices(this.#tell());
  }

  /** What changes while this goes on is told as well. */
  *#tell(): Work<void> {
    this.#isTelling = true;
    try {
      while (this.#hasNews) {
        this.#hasNews = false;
        yield* this.#known.fold();
        for (const listener of this.#listeners) {
          listener(this.read());
          yield 0;
        }
      }
    } finally {
      this.#isTelling = false;
    }
  }

  /** Takes over what localStorage holds, and keeps what it could not hold. */
  #takeAll(found: Map<string, Kept>): void {
    const unsaved = Array.from(this.#unsaved, (key) => [key, this.#known.text(key)] as const);
    this.#known.setAll(found);
    this.#look(found.keys());
    for (const [key, text] of unsaved) this.#set(key, text);
  }

  *#taking(changed: Set<string>): Work<void> {
    for (const key of changed) {
      yield changed.size;
      changed.delete(key);
      if (!this.#storage || !isFactKey(key) || this.#unsaved.has(key)) continue;
      const found = readFact(this.#storage, this.#now(), key, this.#isNewer);
      this.#known.set(key, found);
      if (found) this.#look([key]);
    }
  }

  /** Takes over what only the mirror has; returns what the mirror lacks. */
  #uniting(mirrored: FactSet): readonly string[] {
    this.#look(mirrored.keys());
    for (const [key, after] of mirrored) {
      const known = this.#known.text(key);
      // What is alike, mostly everything, needs no closer look.
      const isNews = known !== after && (isNewer(key) || isReadable(key, after));
      if (isNews && !stands(key, known, after)) this.#set(key, after);
    }
    for (const key of this.#unsaved) this.#save(key);
    this.#show();
    return [...this.facts()].flatMap(([key, text]) =>
      stands(key, mirrored.get(key), text) ? [] : key,
    );
  }

  *#applying(changes: readonly Change[]): Work<void> {
    for (const [place, { key, after }] of changes.entries()) {
      this.#set(key, after);
      this.#save(key);
      // Between the two steps by which a value goes back to an older one there is no pause.
      if (changes[place + 1]?.key !== key) yield place + 1;
    }
    // What could not be written before is tried again.
    for (const key of this.#unsaved) {
      this.#save(key);
      yield changes.length;
    }
    this.#show();
  }

  /** Once newer code was here, this tab only reads. */
  #look(keys: Iterable<string>): void {
    for (const key of keys) this.#isNewer ||= isNewer(key);
  }

  /** Tries to write what is known to localStorage. */
  #save(key: string): void {
    if (this.#isNewer || !this.#storage) return;
    try {
      const text = this.#known.text(key);
      this.#set(key, writeFact(this.#storage, this.#now(), key, text));
      this.#unsaved.delete(key);
    } catch {
      // Full, or blocked since: the mirror has it, and the next change tries again.
    }
  }

  /** Writes what is known under these keys to the mirror. */
  async #mirror(keys: readonly string[]): Promise<void> {
    if (!keys.length || this.#isNewer) return;
    const changes = keys.map((key) => ({ key, after: this.#known.text(key) }));
    await this.#with.mirror.write(changes).catch(this.#loseMirror);
  }

  readonly #loseMirror = (error: unknown): undefined => {
    // A newer version of the site has changed the database.
    this.#isNewer ||= error instanceof Error && error.name === 'VersionError';
    this.#hasMirror = false;
    this.#show();
  };
}
