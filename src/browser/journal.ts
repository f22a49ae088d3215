import type { Change, ReversibleChange } from '#progress/difference.ts';
import type { FactSet } from '#progress/fact-set.ts';
import {
  entryTexts,
  isExpired,
  parseChanges,
  parseJournalEntry,
  type JournalEntry,
  type NewEntry,
} from '#progress/journal-entry.ts';
import { ownPrefix } from '#progress/keys.ts';
import type { Mirror } from './mirror.ts';
import { inSlices } from './slices.ts';
import type { StorageLike } from './storage.ts';

const entryPrefix = `${ownPrefix}journal:`;
/** Parts of long entries stand apart, so that listing the entries does not read them. */
const partPrefix = `${ownPrefix}journal-part:`;

/** Imports and resets that can be taken back. */
export interface Journal {
  /** Newest first. */
  entries(): Promise<readonly JournalEntry[]>;
  /** What an entry has changed. */
  changesOf(entry: JournalEntry): Promise<readonly ReversibleChange[]>;
  add(entry: NewEntry): Promise<void>;
  remove(entry: JournalEntry): Promise<void>;
}

/** Keeps the journal in the mirror; where that fails in localStorage, else until the tab closes. */
export function openJournal(
  mirror: Mirror,
  storage: StorageLike | undefined,
  now: () => number,
): Journal {
  const inTab = new Map<string, string>();
  /** Read once: to look through all of localStorage takes long where it holds much. */
  let stored: Map<string, string> | undefined;

  async function read(from: string): Promise<FactSet> {
    const mirrored = await mirror.read(from).catch(() => new Map<string, string>());
    stored ??= storedRecords(storage);
    const all = [...mirrored, ...stored, ...inTab];
    return new Map(all.filter(([key]) => key.startsWith(from)));
  }

  async function remove({ id, partCount }: JournalEntry): Promise<void> {
    const names = [id, ...Array.from({ length: partCount }, (_, part) => `${id}:${part}`)];
    const keys = names.map(keyOf);
    for (const key of keys) {
      inTab.delete(key);
      stored?.delete(key);
      tryStorage(() => storage?.removeItem(key));
    }
    await mirror.write(keys.map((key) => ({ key }))).catch(() => undefined);
  }

  return {
    async entries() {
      const all = [...(await read(entryPrefix))];
      const found = all.flatMap(
        ([key, text]) => parseJournalEntry(key.slice(entryPrefix.length), text) ?? [],
      );
      const expired = found.filter((entry) => isExpired(entry, now()));
      await Promise.all(expired.map(remove));
      return found
        .filter((entry) => !expired.includes(entry))
        .sort((a, b) => (a.id < b.id ? 1 : -1));
    },
    async changesOf({ id, changes }) {
      if (changes) return changes;
      const parts = await read(`${partPrefix}${id}:`);
      return (await inSlices(parseChanges([...parts.values()]))) ?? [];
    },
    async add(entry) {
      const texts = await inSlices(entryTexts(entry));
      const changes = Array.from(texts ?? [], ([name, after]) => ({ key: keyOf(name), after }));
      try {
        await mirror.write(changes);
      } catch {
        // What was stored is known to this tab as well, like what could not be stored.
        storeAll(storage, changes);
        for (const { key, after } of changes) inTab.set(key, after);
      }
    },
    remove,
  };
}

function keyOf(name: string): string {
  return (name.includes(':') ? partPrefix : entryPrefix) + name;
}

/** Stores all of it, or none. */
function storeAll(storage: StorageLike | undefined, changes: readonly Change[]): void {
  const isStored = tryStorage(() => {
    for (const { key, after = '' } of changes) storage?.setItem(key, after);
  });
  if (isStored) return;
  for (const { key } of changes) tryStorage(() => storage?.removeItem(key));
}

function storedRecords(storage: StorageLike | undefined): Map<string, string> {
  const found = new Map<string, string>();
  tryStorage(() => {
    const isOwn = (key: string) => key.startsWith(entryPrefix) || key.startsWith(partPrefix);
    for (const key of Object.keys(storage ?? {}).filter(isOwn))
      found.set(key, storage?.getItem(key) ?? '');
  });
  return found;
}

function tryStorage(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}
