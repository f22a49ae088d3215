import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mirror } from '#browser/mirror.ts';
import { openJournal } from '#browser/journal.ts';
import {
  applyImport,
  damagedRecords,
  resetProgress,
  undoChange,
  type Recovery,
} from '#browser/recovery.ts';
import type { StorageLike } from '#browser/storage.ts';
import { difference } from '#progress/difference.ts';
import { merge } from '#progress/fact-set.ts';
import { factPrefix, ownPrefix, quarantinePrefix } from '#progress/keys.ts';
import { isReadable } from '#progress/parse-fact.ts';
import { anyFactSet, factSet } from '../progress/arbitraries.ts';
import {
  brokenMirror,
  fakeClock,
  fakeMirror,
  fakeRandom,
  fakeStorage,
  settled,
  storeOver,
} from './fakes.ts';

const foreign = Array.from({ length: 50 }, (_, place): [string, string] => [
  `neighbour-${place}`,
  `value ${place} \u{0}\u{FEFF}`,
]);

function recoveryOver(
  storage: StorageLike | undefined,
  mirror: Mirror,
): Recovery & { clock: ReturnType<typeof fakeClock> } {
  const [clock, random] = [fakeClock(), fakeRandom()];
  const store = storeOver(storage, { mirror, random, now: clock.now });
  return { store, journal: openJournal(mirror, storage, clock.now), now: clock.now, random, clock };
}

const removeAll = (recovery: Recovery) =>
  resetProgress(
    recovery,
    [...recovery.store.facts()].map(([key, before]) => ({ key, before })),
  );

const withoutJournal = (records: ReadonlyMap<string, string>) =>
  new Map([...records].filter(([key]) => !key.startsWith(`${ownPrefix}journal:`)));

test('S21 an import that is taken back leaves both places as they were', async () => {
  await fc.assert(
    fc.asyncProperty(anyFactSet, anyFactSet, async (here, file) => {
      const storage = fakeStorage(new Map([...here, ...foreign]));
      const mirror = fakeMirror(new Map(here));
      const recovery = recoveryOver(storage, mirror);
      await settled();
      await applyImport(recovery, difference(recovery.store.facts(), file));
      expect(new Set(recovery.store.facts().keys())).toEqual(new Set(merge(here, file).keys()));
      const [entry] = await recovery.journal.entries();
      if (!entry) throw new Error('no entry');
      expect(entry.what).toBe('import');
      await undoChange(recovery, entry);
      expect(storage.records).toEqual(new Map([...here, ...foreign]));
      expect(withoutJournal(mirror.records)).toEqual(new Map(here));
      expect(await recovery.journal.entries()).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

test('S21 what the learner did after an import survives its undoing', async () => {
  const recovery = recoveryOver(fakeStorage(), fakeMirror());
  const file = factSet(
    { kind: 'lesson', id: 'a', at: 5, value: 'done' },
    { kind: 'lesson', id: 'b', at: 5, value: 'done' },
  );
  await applyImport(recovery, difference(new Map(), file));
  recovery.store.record({ kind: 'lesson', id: 'a', value: 'reopened' });
  recovery.store.record({ kind: 'lesson', id: 'c', value: 'done' });
  const [entry] = await recovery.journal.entries();
  if (!entry) throw new Error('no entry');
  await undoChange(recovery, entry);
  expect([...recovery.store.facts().keys()].sort()).toEqual(
    ['a', 'c'].map((id) => `${factPrefix}lesson:${id}`),
  );
});

test('S24 a reset touches no foreign key, no damaged record, and can be taken back', async () => {
  await fc.assert(
    fc.asyncProperty(anyFactSet, async (here) => {
      const aside: [string, string] = [`${quarantinePrefix}1:v1:lesson:x`, 'garbage'];
      const before = new Map([...here, aside, ...foreign]);
      const storage = fakeStorage(new Map(before));
      const mirror = fakeMirror();
      const recovery = recoveryOver(storage, mirror);
      await settled();
      await removeAll(recovery);
      expect(storage.records).toEqual(new Map([aside, ...foreign]));
      expect(withoutJournal(mirror.records).size).toBe(0);
      const later = storeOver(storage, { mirror });
      await settled();
      expect(later.facts().size).toBe(0);
      const [entry] = await recovery.journal.entries();
      if (!entry) throw new Error('no entry');
      await undoChange(recovery, entry);
      expect(storage.records).toEqual(before);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['localStorage', () => recoveryOver(fakeStorage(), brokenMirror())],
  ['this tab', () => recoveryOver(undefined, brokenMirror())],
])('the journal is kept in %s where the database is missing', async (_name, make) => {
  const recovery = make();
  recovery.store.record({ kind: 'lesson', id: 'a', value: 'done' });
  await removeAll(recovery);
  const [entry] = await recovery.journal.entries();
  if (!entry) throw new Error('no entry');
  await undoChange(recovery, entry);
  expect([...recovery.store.read().done.keys()]).toEqual(['a']);
  expect(await recovery.journal.entries()).toEqual([]);
});

test('imports and resets are offered for thirty days, newest first, and then forgotten', async () => {
  const mirror = fakeMirror();
  const recovery = recoveryOver(fakeStorage(), mirror);
  recovery.store.record({ kind: 'lesson', id: 'a', value: 'done' });
  await removeAll(recovery);
  recovery.clock.time += 29 * 86_400_000;
  await applyImport(
    recovery,
    difference(new Map(), factSet({ kind: 'lesson', id: 'b', at: 1, value: 'done' })),
  );
  expect((await recovery.journal.entries()).map(({ what }) => what)).toEqual(['import', 'reset']);
  recovery.clock.time += 2 * 86_400_000;
  expect((await recovery.journal.entries()).map(({ what }) => what)).toEqual(['import']);
  expect([...mirror.records.keys()].filter((key) => key.includes(':journal:'))).toHaveLength(1);
});

test('a damaged journal entry is passed over', async () => {
  const texts = [
    '',
    'null',
    '{}',
    '{"at":1,"what":"reset","changes":[{"key":1}]}',
    '{"at":1,"what":"reset","changes":[null]}',
  ];
  const mirror = fakeMirror(
    new Map(texts.map((text, place) => [`${ownPrefix}journal:${place}`, text])),
  );
  expect(await recoveryOver(fakeStorage(), mirror).journal.entries()).toEqual([]);
});

test('S05 damaged records are handed out under the keys they were moved to', () => {
  const storage = fakeStorage(new Map([[`${factPrefix}lesson:a`, '{"at":']]));
  const { clock } = recoveryOver(storage, fakeMirror());
  expect(damagedRecords(storage)).toEqual(
    new Map([[`${quarantinePrefix}${clock.time}:v1:lesson:a`, '{"at":']]),
  );
  expect(damagedRecords(undefined).size).toBe(0);
});

test('S06 a crash during an import, a reset or an undo leaves readable facts, each one whole', async () => {
  await fc.assert(
    fc.asyncProperty(anyFactSet, anyFactSet, fc.nat(60), async (here, file, calls) => {
      let made = 0;
      const beforeCall = () => {
        made += 1;
        if (made > calls) throw new Error('crashed');
      };
      const storage = fakeStorage(new Map(here), { beforeCall });
      const recovery = recoveryOver(storage, brokenMirror());
      await settled();
      await applyImport(recovery, difference(recovery.store.facts(), file));
      await removeAll(recovery);
      for (const entry of await recovery.journal.entries()) await undoChange(recovery, entry);
      for (const [key, value] of withoutJournal(storage.records)) {
        expect(isReadable(key, value)).toBe(true);
        expect([here.get(key), file.get(key)]).toContain(value);
      }
    }),
    { numRuns: 1000 },
  );
});

test('two tabs, an import and a reset at once, in any order, keep the law of facts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), anyFactSet, async (scheduler, file) => {
      const [storage, plain, clock] = [fakeStorage(), fakeMirror(), fakeClock()];
      const random = fakeRandom();
      const slow: Mirror = {
        read: scheduler.scheduleFunction(() => plain.read()),
        write: scheduler.scheduleFunction((changes) => plain.write(changes)),
      };
      const tabs = [1, 2].map(() => {
        const store = storeOver(storage, { mirror: slow, random, now: clock.now });
        return { store, journal: openJournal(slow, storage, clock.now), now: clock.now, random };
      });
      const [first, second] = tabs;
      if (!first || !second) throw new Error('no tabs');
      const work = [
        applyImport(first, difference(first.store.facts(), file)),
        removeAll(second),
        scheduler.schedule(Promise.resolve()).then(() => {
          clock.time += 1;
          second.store.record({ kind: 'lesson', id: 'kept', value: 'done' });
        }),
      ];
      await scheduler.waitFor(Promise.all(work));
      clock.time += 1;
      first.store.record({ kind: 'lesson', id: 'last', value: 'done' });
      for (const tab of tabs) tab.store.refresh();
      await scheduler.waitIdle();
      for (const tab of tabs) {
        for (const [key, value] of tab.store.facts()) expect(isReadable(key, value)).toBe(true);
        expect(tab.store.read().done.has('last')).toBe(true);
        expect(tab.store.read().done.has('kept')).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
