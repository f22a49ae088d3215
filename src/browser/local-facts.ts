import type { Fact, Unreadable } from '#progress/fact.ts';
import { stands } from '#progress/fact-set.ts';
import { factPrefix, isNewer, ownPrefix, quarantinePrefix } from '#progress/keys.ts';
import { isReadable, parseFact } from '#progress/parse-fact.ts';
import type { StorageLike } from './storage.ts';

/** A stored text and what it says. */
export interface Kept {
  readonly text: string;
  readonly fact: Fact | Unreadable;
}

/** Reads a text once, for as long as it is kept. */
export function kept(key: string, text: string): Kept {
  return { text, fact: parseFact(key, text) };
}

/** Tells whether a fact of any version is kept under a key. */
export function isFactKey(key: string): boolean {
  return key.startsWith(factPrefix) || isNewer(key);
}

/**
 * Reads all facts of this site, those of newer versions included. Damaged values are
 * moved aside, unless newer code was here: it may know better.
 *
 * @throws whatever the storage throws
 */
export function readFacts(storage: StorageLike, now: number): Map<string, Kept> {
  const keys = Object.keys(storage).filter(isFactKey);
  const hasNewer = keys.some(isNewer);
  const found = new Map<string, Kept>();
  for (const key of keys) {
    const record = readFact(storage, now, key, hasNewer);
    if (record) found.set(key, record);
  }
  return found;
}

/**
 * Reads one fact; undefined if it is not there. A damaged value is moved aside and not there then.
 *
 * @param hasNewer newer code was here: nothing is moved
 * @throws whatever the storage throws
 */
export function readFact(
  storage: StorageLike,
  now: number,
  key: string,
  hasNewer: boolean,
): Kept | undefined {
  const text = storage.getItem(key);
  if (text === null) return undefined;
  const record = kept(key, text);
  if (hasNewer || record.fact.kind !== 'unreadable') return record;
  try {
    quarantine(storage, now, key, text);
  } catch {
    // No room to move it: the damaged value stays where it is.
  }
  return undefined;
}

/**
 * Writes or removes one fact, unless another tab was faster with a fact that stands against it.
 *
 * @returns the value that is stored afterwards
 * @throws whatever the storage throws; then the old value is still there
 */
export function writeFact(
  storage: StorageLike,
  now: number,
  key: string,
  after: string | undefined,
): string | undefined {
  const present = storage.getItem(key) ?? undefined;
  if (after === undefined) storage.removeItem(key);
  else {
    if (present !== undefined && !isReadable(key, present)) quarantine(storage, now, key, present);
    else if (stands(key, present, after)) return present;
    storage.setItem(key, after);
  }
  return after;
}

/** Moves a damaged value aside, byte for byte; its key and the time are in the new key. */
function quarantine(storage: StorageLike, now: number, key: string, value: string): void {
  storage.setItem(`${quarantinePrefix}${now}:${key.slice(ownPrefix.length)}`, value);
  storage.removeItem(key);
}
