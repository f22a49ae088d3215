import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeAll, expect, test, vi } from 'vitest';
import { openMirror } from '#browser/mirror.ts';
import { siteId } from '#progress/keys.ts';
import { fakeStorage, storeOver } from './fakes.ts';

beforeAll(() => {
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
});

const turns = () => new Promise((resolve) => setTimeout(resolve, 30));

test('what was written is read back, and what was removed is gone', async () => {
  const factory = new IDBFactory();
  const mirror = openMirror(() => factory);
  await mirror.write([
    { key: 'a', after: '1' },
    { key: 'b', after: '2' },
  ]);
  await mirror.write([{ key: 'a' }, { key: 'b', after: '3' }]);
  expect(await openMirror(() => factory).read()).toEqual(new Map([['b', '3']]));
});

test('S07 a change is kept once the promise of its writing resolves', async () => {
  const factory = new IDBFactory();
  await openMirror(() => factory).write([{ key: 'a', after: '1' }]);
  expect(await openMirror(() => factory).read()).toEqual(new Map([['a', '1']]));
});

test('S01 a browser without IndexedDB is a rejected promise and no exception', async () => {
  const blocked = openMirror(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  await expect(blocked.read()).rejects.toThrow('denied');
  await expect(blocked.write([])).rejects.toThrow('denied');
});

test('S08 a database of a newer version is a VersionError', async () => {
  const factory = new IDBFactory();
  await new Promise((resolve) => {
    factory.open(siteId, 2).onsuccess = resolve;
  });
  await expect(openMirror(() => factory).read()).rejects.toMatchObject({ name: 'VersionError' });
});

test('S08 an open tab lets a newer version change the database', async () => {
  const factory = new IDBFactory();
  const mirror = openMirror(() => factory);
  await mirror.read();
  const request = factory.open(siteId, 2);
  await new Promise((resolve, reject) => {
    request.onsuccess = resolve;
    request.onblocked = reject;
  });
  await expect(mirror.write([{ key: 'a', after: '1' }])).rejects.toThrow();
});

test('S07 facts that only the database has are back in localStorage after a load', async () => {
  const factory = new IDBFactory();
  const before = storeOver(fakeStorage(), { mirror: openMirror(() => factory) });
  before.record({ kind: 'lesson', id: 'a', value: 'done' });
  await turns();
  const emptied = fakeStorage();
  const after = storeOver(emptied, { mirror: openMirror(() => factory) });
  await turns();
  expect([...after.read().done.keys()]).toEqual(['a']);
  expect(emptied.records.size).toBe(1);
});

test('S24 values of another shape in the database do no harm', async () => {
  const factory = new IDBFactory();
  await openMirror(() => factory).read();
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = factory.open(siteId, 1);
    request.onsuccess = () => {
      resolve(request.result);
    };
  });
  const facts = database.transaction('facts', 'readwrite').objectStore('facts');
  for (const record of [{ key: 1, after: {} }, { key: 'x', after: 5 }, { key: ['y'] }])
    facts.put(record);
  await turns();
  const store = storeOver(fakeStorage(), { mirror: openMirror(() => factory) });
  await turns();
  store.record({ kind: 'lesson', id: 'a', value: 'done' });
  expect([...store.read().done.keys()]).toEqual(['a']);
  expect(store.keeping()).toBe('kept');
});
