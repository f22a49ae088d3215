import type { Change } from '#progress/difference.ts';
import type { FactSet } from '#progress/fact-set.ts';
import { formatVersion, siteId } from '#progress/keys.ts';

/** A second place for the same facts, written to disk sooner than localStorage. */
export interface Mirror {
  read(): Promise<FactSet>;
  /** Resolves once the changes are kept; they are kept all together or not at all. */
  write(changes: readonly Change[]): Promise<void>;
}

/** Mirrors facts in IndexedDB. Every failure is a rejected promise, opening included. */
export function openMirror(find: () => IDBFactory): Mirror {
  const database = openDatabase(find);
  const open = async (mode: IDBTransactionMode): Promise<IDBObjectStore> =>
    (await database).transaction('facts', mode).objectStore('facts');
  return {
    async read() {
      const records: readonly Change[] = await settled((await open('readonly')).getAll());
      return new Map(records.map(({ key, after = '' }) => [key, after]));
    },
    async write(changes) {
      const facts = await open('readwrite');
      for (const change of changes) {
        if (change.after === undefined) facts.delete(change.key);
        else facts.put(change);
      }
      await new Promise((resolve, reject) => {
        facts.transaction.oncomplete = resolve;
        facts.transaction.onabort = reject;
      });
    },
  };
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
