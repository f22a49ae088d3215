import type { Change } from '#progress/difference.ts';
import type { FactSet } from '#progress/fact-set.ts';
import { formatVersion, siteId } from '#progress/keys.ts';

/** A second place for the same facts, written to disk sooner than localStorage. */
export interface Mirror {
  /** Everything, or what stands under keys that begin so. */
  read(prefix?: string): Promise<FactSet>;
  /** Resolves once the changes are kept; they are kept all together or not at all. */
  write(changes: readonly Change[]): Promise<void>;
}

/** So many records are written before the page has a turn. */
const batchSize = 100;

/** Mirrors facts in IndexedDB. Every failure is a rejected promise, opening included. */
export function openMirror(find: () => IDBFactory): Mirror {
  const database = openDatabase(find);
  const open = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
    (await database).transaction('facts', mode).objectStore('facts');
  return {
    async read(prefix = '') {
      const facts = await open('readonly');
      const range = IDBKeyRange.bound(prefix, `${prefix}\u{FFFF}`);
      const records: readonly Change[] = await settled(facts.getAll(range));
      return new Map(records.map(({ key, after = '' }) => [key, after]));
    },
    async write(changes) {
      const facts = await open('readwrite');
      const kept = new Promise((resolve, reject) => {
        facts.transaction.oncomplete = resolve;
        facts.transaction.onabort = reject;
      });
      await Promise.all([kept, putAll(facts, changes)]);
    },
  };
}

/** While a request is under way the transaction stays open for the next batch. */
async function putAll(facts: IDBObjectStore, changes: readonly Change[]): Promise<void> {
  for (const [place, { key, after }] of changes.entries()) {
    const request = after === undefined ? facts.delete(key) : facts.put({ key, after });
    if (place % batchSize === batchSize - 1) await settled(request as IDBRequest<unknown>);
  }
}

async function openDatabase(find: () => IDBFactory): Promise<IDBDatabase> {
  const request = find().open(siteId, formatVersion);
  request.onupgradeneeded = () => request.result.createObjectStore('facts', { keyPath: 'key' });
  const database = await settled(request);
  // A later version of the site must be able to change the database while this tab is open.
  database.onversionchange = () => {
    database.close();
  };
  return database;
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a failed request has an error
      reject(request.error);
    };
  });
}
