import type { Change } from '#progress/difference.ts';
import { stands } from '#progress/fact-set.ts';
import { factPrefix, isNewer, ownPrefix, quarantinePrefix } from '#progress/keys.ts';
import { isReadable } from '#progress/parse-fact.ts';
import type { StorageLike } from './storage.ts';

/**
 * Reads all facts of this site, those of newer versions included. Damaged values are
 * moved aside, unless newer code was here: it may know better.
 *
 * @throws whatever the storage throws
 */
export function readFacts(storage: StorageLike, now: number): Map<string, string> {
  const keys = Object.keys(storage).filter((key) => key.startsWith(factPrefix) || isNewer(key));
  const hasNewer = keys.some(isNewer);
  const found = new Map<string, string>();
  for (const key of keys) {
    const value = storage.getItem(key) ?? '';
    if (hasNewer || isReadable(key, value)) found.set(key, value);
    else {
      try {
        quarantine(storage, now, key, value);
      } catch {
        // No room to move it: the damaged value stays where it is.
      }
    }
  }
  return found;
}

/**
 * Writes one change, unless another tab was faster with a fact that stands against it.
 *
 * @returns the value that is stored afterwards
 * @throws whatever the storage throws; then the old value is still there
 */
export function writeFact(
  storage: StorageLike,
  now: number,
  { key, after }: Change,
): string | undefined {
  const present = storage.getItem(key) ?? undefined;
  if (after === undefined) {
    storage.removeItem(key);
    return undefined;
  }
  if (present !== undefined && !isReadable(key, present)) quarantine(storage, now, key, present);
  else if (stands(key, present, after)) return present;
  storage.setItem(key, after);
  return after;
}

/** Moves a damaged value aside, byte for byte; its key and the time are in the new key. */
function quarantine(storage: StorageLike, now: number, key: string, value: string): void {
  storage.setItem(`${quarantinePrefix}${now}:${key.slice(ownPrefix.length)}`, value);
  storage.removeItem(key);
}
