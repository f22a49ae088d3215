import { reversal, type Difference, type ReversibleChange } from '#progress/difference.ts';
import type { JournalEntry, NewEntry } from '#progress/journal-entry.ts';
import { quarantinePrefix } from '#progress/keys.ts';
import { ulid } from '#progress/ulid.ts';
import type { Journal } from './journal.ts';
import type { Pause } from './latest-work.ts';
import type { StorageLike } from './storage.ts';
import type { ProgressStore } from './store-types.ts';

/** The parts of the browser that imports, resets and their undoing work on. */
export interface Recovery {
  readonly store: ProgressStore;
  readonly journal: Journal;
  readonly now: () => number;
  readonly random: () => Uint8Array;
}

/** Takes over what a file adds. What was there before is noted first. */
export async function applyImport(
  recovery: Recovery,
  { added, replaced }: Difference,
  pause?: Pause,
): Promise<void> {
  await change(recovery, { what: 'import', changes: [...added, ...replaced] }, pause);
}

/**
 * Removes facts. Damaged records, the journal and all other facts stay.
 *
 * @param part what they are a part of, if not of everything
 */
export async function resetProgress(
  recovery: Recovery,
  changes: readonly ReversibleChange[],
  part?: string,
  pause?: Pause,
): Promise<void> {
  await change(recovery, { what: 'reset', ...(part !== undefined && { part }), changes }, pause);
}

/** Takes an import or a reset back; what was changed again since then stays. */
export async function undoChange(
  { store, journal }: Recovery,
  entry: JournalEntry,
  pause?: Pause,
): Promise<void> {
  const changes = reversal(await journal.changesOf(entry), store.facts());
  // An older value would lose against the newer one, so that one goes first.
  const steps = changes.flatMap(({ key, after }) =>
    after === undefined ? { key } : [{ key }, { key, after }],
  );
  await store.apply(steps, (count) => pause?.(count, steps.length));
  await journal.remove(entry);
}

/** Values that could not be read, under the keys they were moved to, byte for byte. */
export function damagedRecords(storage: StorageLike | undefined): ReadonlyMap<string, string> {
  const damaged = new Map<string, string>();
  try {
    for (const key of Object.keys(storage ?? {})) {
      if (key.startsWith(quarantinePrefix)) damaged.set(key, storage?.getItem(key) ?? '');
    }
  } catch {
    // What cannot be read now may be read later.
  }
  return damaged;
}

async function change(
  { store, journal, now, random }: Recovery,
  entry: Omit<NewEntry, 'id' | 'at'>,
  pause?: Pause,
): Promise<void> {
  const at = now();
  await journal.add({ id: ulid(at, random()), at, ...entry });
  const { changes } = entry;
  await store.apply(changes, (count) => pause?.(count, changes.length));
}
