import { isExpired, parseJournalEntry, type JournalEntry } from '#progress/journal-entry.ts';
import { ownPrefix } from '#progress/keys.ts';
import type { Mirror } from './mirror.ts';
import type { StorageLike } from './storage.ts';

const prefix = `${ownPrefix}journal:`;

/** Imports and resets that can be taken back. */
export interface Journal {
  /** Newest first. */
  entries(): Promise<readonly JournalEntry[]>;
  add(entry: JournalEntry): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Keeps the journal in the mirror; where that fails in localStorage, else until the tab closes. */
export function openJournal(
  mirror: Mirror,
  storage: StorageLike | undefined,
  now: () => number,
): Journal {
  const inTab = new Map<string, string>();

  async function remove(id: string): Promise<void> {
    inTab.delete(prefix + id);
    tryStorage(() => storage?.removeItem(prefix + id));
    await mirror.write([{ key: prefix + id }]).catch(() => undefined);
  }

  return {
    async entries() {
      const mirrored = await mirror.read().catch(() => new Map<string, string>());
      const all = new Map([...mirrored, ...storedRecords(storage), ...inTab]);
      const read = [...all].flatMap(
        ([key, text]) =>
          (key.startsWith(prefix) && parseJournalEntry(key.slice(prefix.length), text)) || [],
      );
      const expired = read.filter((entry) => isExpired(entry, now()));
      await Promise.all(expired.map(({ id }) => remove(id)));
      return read
        .filter((entry) => !expired.includes(entry))
        .sort((a, b) => (a.id < b.id ? 1 : -1));
    },
    async add({ id, ...rest }) {
      const [key, after] = [prefix + id, JSON.stringify(rest)];
      try {
        await mirror.write([{ key, after }]);
      } catch {
        const isStored = tryStorage(() => {
          if (!storage) throw new Error('no storage');
          storage.setItem(key, after);
        });
        if (!isStored) inTab.set(key, after);
      }
    },
    remove,
  };
}

function storedRecords(storage: StorageLike | undefined): readonly [string, string][] {
  const found: [string, string][] = [];
  tryStorage(() => {
    for (const key of Object.keys(storage ?? {}).filter((name) => name.startsWith(prefix))) {
      found.push([key, storage?.getItem(key) ?? '']);
    }
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
