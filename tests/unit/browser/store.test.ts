import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { NewFact } from '#progress/fact.ts';
import { factPrefix, ownPrefix, quarantinePrefix } from '#progress/keys.ts';
import { parseExport } from '#progress/parse-export.ts';
import { isReadable } from '#progress/parse-fact.ts';
import { openStorage } from '#browser/storage.ts';
import { anyFactSet } from '../progress/arbitraries.ts';
import {
  brokenMirror,
  fakeClock,
  fakeMirror,
  fakeRandom,
  fakeStorage,
  settled,
  storeOver,
} from './fakes.ts';

const lessons = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const lessonDone = (id: string): NewFact => ({ kind: 'lesson', id, value: 'done' });
const foreign: readonly (readonly [string, string])[] = [
  ['theme', 'dark'],
  ['progress', '{"everything":true}'],
  ['', 'empty key'],
  ['mlops-deployment-path-two:v1:lesson:a', 'x'],
];

const anyNewFact: fc.Arbitrary<NewFact> = fc.oneof(
  fc.record({
    kind: fc.constant('lesson' as const),
    id: fc.constantFrom(...lessons),
    value: fc.constantFrom('done' as const, 'reopened' as const),
  }),
  fc.record({
    kind: fc.constant('answer' as const),
    id: fc.constantFrom('q1', 'q2'),
    isRight: fc.boolean(),
    chosen: fc.array(fc.string(), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('setting' as const),
    id: fc.constantFrom('theme', 'platform'),
    value: fc.string({ maxLength: 50 }),
  }),
);

/** What a list of actions must look like from outside. */
function expectedDone(actions: readonly NewFact[]): ReadonlySet<string> {
  const done = new Set<string>();
  for (const action of actions) {
    if (action.kind !== 'lesson') continue;
    if (action.value === 'done') done.add(action.id);
    else done.delete(action.id);
  }
  return done;
}

const answersIn = (actions: readonly NewFact[]) =>
  actions.filter(({ kind }) => kind === 'answer').length;

test('what a learner does is shown at once and found again', async () => {
  const storage = fakeStorage();
  const store = storeOver(storage);
  const shown: string[][] = [];
  store.subscribe(({ done }) => shown.push([...done.keys()]), new AbortController().signal);
  store.record(lessonDone('a'));
  await settled();
  expect(shown.at(-1)).toEqual(['a']);
  expect([...storeOver(storage).read().done.keys()]).toEqual(['a']);
  expect(store.keeping()).toBe('kept');
});

test('a listener whose signal is aborted hears no more', () => {
  const store = storeOver(fakeStorage());
  const stop = new AbortController();
  let calls = 0;
  store.subscribe(() => (calls += 1), stop.signal);
  stop.abort();
  store.record(lessonDone('a'));
  expect(calls).toBe(1);
});

test.each([
  [
    'throws',
    () => {
      throw new DOMException('denied', 'SecurityError');
    },
  ],
  ['is null', () => null],
  ['is undefined', () => undefined],
  ['has no methods', () => ({}) as Storage],
])('S01 S02 a storage that %s is none', (_name, find) => {
  expect(openStorage(find)).toBeUndefined();
});

test('S01 with neither place the site works and says that progress ends with the tab', async () => {
  const store = storeOver(undefined, { mirror: brokenMirror() });
  const told: string[] = [];
  store.subscribe(() => told.push(store.keeping()), new AbortController().signal);
  await settled();
  expect(told.at(-1)).toBe('memory');
  store.record(lessonDone('a'));
  expect([...store.read().done.keys()]).toEqual(['a']);
  expect(store.facts().size).toBe(1);
});

test('S01 with the mirror alone progress is kept', async () => {
  const mirror = fakeMirror();
  storeOver(undefined, { mirror }).record(lessonDone('a'));
  await settled();
  const later = storeOver(undefined, { mirror });
  await settled();
  expect([...later.read().done.keys()]).toEqual(['a']);
  expect(later.keeping()).toBe('kept');
});

test('S02 whichever calls of the storage throw, nothing that was done is lost from view', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyNewFact, { minLength: 1, maxLength: 8 }),
      fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }),
      async (actions, failures) => {
        let call = 0;
        let isHealed = false;
        const beforeCall = () => {
          call += 1;
          if (!isHealed && failures[call % failures.length]) throw new Error('hostile');
        };
        const clock = fakeClock();
        const storage = fakeStorage(new Map(foreign), { beforeCall });
        const store = storeOver(storage, { mirror: brokenMirror(), now: clock.now });
        for (const action of actions) {
          clock.time += 1;
          store.record(action);
          store.refresh();
        }
        await settled();
        expect(new Set(store.read().done.keys())).toEqual(expectedDone(actions));
        isHealed = true;
        store.record({ kind: 'setting', id: 'last', value: 'x' });
        const later = storeOver(storage, { mirror: brokenMirror() });
        expect(new Set(later.read().done.keys())).toEqual(expectedDone(actions));
        expect(answersOf(later)).toBe(answersIn(actions));
        for (const [key, value] of foreign) expect(storage.records.get(key)).toBe(value);
      },
    ),
    { numRuns: 2000 },
  );
});

test('S03 at any quota a value is the old or the new one, the view is whole, the mirror has it all', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyNewFact, { minLength: 1, maxLength: 10 }),
      fc.nat(1200),
      async (actions, quota) => {
        let limit = quota;
        const storage = fakeStorage(new Map(foreign), { quota: () => limit });
        const [mirror, clock, random] = [fakeMirror(), fakeClock(), fakeRandom()];
        const store = storeOver(storage, { mirror, now: clock.now, random });
        for (const action of actions) {
          clock.time += 1;
          store.record(action);
        }
        await settled();
        const own = [...storage.records].filter(([key]) => key.startsWith(ownPrefix));
        for (const [key, value] of own) expect(isReadable(key, value)).toBe(true);
        const isWhole = [...store.facts()].every(
          ([key, value]) => storage.records.get(key) === value,
        );
        expect(store.keeping()).toBe(isWhole ? 'kept' : 'full');
        const later = storeOver(storage, { mirror, now: clock.now });
        await settled();
        expect(new Map(later.facts())).toEqual(new Map(store.facts()));
        expect(new Set(later.read().done.keys())).toEqual(expectedDone(actions));
        limit = Infinity;
        clock.time += 1;
        store.record({ kind: 'setting', id: 'last', value: 'x' });
        expect(store.keeping()).toBe('kept');
        for (const [key, value] of foreign) expect(storage.records.get(key)).toBe(value);
      },
    ),
    { numRuns: 2000 },
  );
});

test('S03 a full storage and no mirror is said to end with the tab', async () => {
  const store = storeOver(fakeStorage(new Map(), { quota: 10 }), { mirror: brokenMirror() });
  store.record(lessonDone('a'));
  await settled();
  expect(store.keeping()).toBe('memory');
});

test('S05 one damaged value is put aside byte for byte, and every other fact survives', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyFactSet.filter((facts) => facts.size > 0),
      fc.nat(),
      fc.nat(),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.nat(5),
      async (facts, pick, at, put, cut) => {
        const records = new Map(facts);
        const [key = '', value = ''] = [...facts][pick % facts.size] ?? [];
        const place = at % (value.length + 1);
        const damaged = value.slice(0, place) + put + value.slice(place + cut);
        records.set(key, damaged);
        const store = storeOver(fakeStorage(records), { mirror: brokenMirror() });
        await settled();
        for (const [other, text] of facts) {
          if (other !== key) expect(store.facts().get(other)).toBe(text);
        }
        const aside = [...records].filter(([name]) => name.startsWith(quarantinePrefix));
        if (isReadable(key, damaged)) expect(aside).toEqual([]);
        else {
          expect(aside.map(([name, text]) => [name.split(':').slice(3).join(':'), text])).toEqual([
            [key.slice(ownPrefix.length), damaged],
          ]);
          expect(records.has(key)).toBe(false);
        }
      },
    ),
    { numRuns: 3000 },
  );
});

test('S05 a damaged value is healed from the mirror', async () => {
  const key = `${factPrefix}lesson:a`;
  const records = new Map([[key, '{"value":"do']]);
  const mirror = fakeMirror(new Map([[key, '{"value":"done","at":5}']]));
  const store = storeOver(fakeStorage(records), { mirror });
  await settled();
  expect([...store.read().done]).toEqual([['a', 5]]);
  expect(records.get(key)).toBe('{"value":"done","at":5}');
});

test('S05 where there is no room to put it aside a damaged value stays and is never overwritten', async () => {
  const key = `${factPrefix}lesson:a`;
  const records = new Map([[key, '{"value":"do']]);
  const mirror = fakeMirror();
  const store = storeOver(fakeStorage(records, { quota: 60 }), { mirror });
  store.record(lessonDone('a'));
  await settled();
  expect(records.get(key)).toBe('{"value":"do');
  expect([...store.read().done.keys()]).toEqual(['a']);
  expect(mirror.records.has(key)).toBe(true);
  expect(store.keeping()).toBe('full');
});

test('S06 a crash after any call leaves a prefix of what was done', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyNewFact, { minLength: 1, maxLength: 6 }), async (actions) => {
      for (let calls = 0; ; calls += 1) {
        let made = 0;
        const beforeCall = () => {
          made += 1;
          if (made > calls) throw new Error('crashed');
        };
        const clock = fakeClock();
        const storage = fakeStorage(new Map(), { beforeCall });
        const store = storeOver(storage, { mirror: brokenMirror(), now: clock.now });
        for (const action of actions) {
          clock.time += 1;
          store.record(action);
        }
        const later = storeOver(fakeStorage(storage.records), { mirror: brokenMirror() });
        await settled();
        const prefixes = Array.from({ length: actions.length + 1 }, (_, length) =>
          summary(expectedDone(actions.slice(0, length)), answersIn(actions.slice(0, length))),
        );
        expect(prefixes).toContain(summary(new Set(later.read().done.keys()), answersOf(later)));
        if (made <= calls) return;
      }
    }),
    { numRuns: 150 },
  );
});

test('S08 keys of a newer version are never changed, and nothing is written beside them', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyFactSet,
      fc.array(anyNewFact, { maxLength: 6 }),
      fc.string({ unit: 'binary' }),
      async (facts, actions, value) => {
        const before = new Map([...facts, [`${ownPrefix}v2:lesson:a`, value], ...foreign]);
        const storage = fakeStorage(new Map(before));
        const mirror = fakeMirror();
        const store = storeOver(storage, { mirror });
        for (const action of actions) store.record(action);
        store.refresh();
        await store.unite();
        expect(storage.records).toEqual(before);
        expect(mirror.records.size).toBe(0);
        expect(store.keeping()).toBe('newer');
        expect(new Set(store.read().done.keys())).toEqual(new Set([...doneIn(facts, actions)]));
        expect(store.facts().get(`${ownPrefix}v2:lesson:a`)).toBe(value);
      },
    ),
    { numRuns: 1000 },
  );
});

test('S08 a tab that is open while newer code writes stops writing', () => {
  const storage = fakeStorage();
  const store = storeOver(storage);
  store.record(lessonDone('a'));
  storage.records.set(`${ownPrefix}v2:lesson:b`, 'future');
  store.refresh();
  const before = new Map(storage.records);
  store.record(lessonDone('c'));
  expect(storage.records).toEqual(before);
  expect(store.keeping()).toBe('newer');
});

test('S08 a database that a newer version has changed stops writing as well', async () => {
  const storage = fakeStorage();
  const store = storeOver(storage, { mirror: brokenMirror('VersionError') });
  await settled();
  store.record(lessonDone('a'));
  expect(storage.records.size).toBe(0);
  expect(store.keeping()).toBe('newer');
});

test('S08 damaged values stay where they are beside keys of a newer version', () => {
  const key = `${factPrefix}lesson:a`;
  const records = new Map([
    [key, 'form of the future'],
    [`${ownPrefix}v2:x`, ''],
  ]);
  storeOver(fakeStorage(records));
  expect([...records.keys()]).toEqual([key, `${ownPrefix}v2:x`]);
});

test('S09 the stored form of version 1 is read as it was and not rewritten', async () => {
  const file = readFileSync(new URL('../../fixtures/progress/v1.json', import.meta.url), 'utf8');
  const read = parseExport(file);
  if (read.kind !== 'read') throw new Error(read.why);
  const storage = fakeStorage(new Map(read.facts));
  const mirror = fakeMirror();
  const store = storeOver(storage, { mirror });
  await settled();
  expect(new Map(store.facts())).toEqual(new Map(read.facts));
  expect(storage.records).toEqual(new Map(read.facts));
  expect(mirror.records).toEqual(new Map(read.facts));
  expect([...store.read().done.keys()]).toEqual([
    'why-models-fail-after-the-notebook',
    'notebook-to-package',
  ]);
});

test('S10 two tabs that write at once lose nothing, and both see all of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.boolean(), anyNewFact), { maxLength: 30 }),
      async (steps) => {
        const [storage, mirror, clock] = [fakeStorage(), fakeMirror(), fakeClock()];
        const random = fakeRandom();
        const tabs = [1, 2].map(() => storeOver(storage, { mirror, now: clock.now, random }));
        for (const [isSecond, action] of steps) {
          clock.time += 1;
          tabs[Number(isSecond)]?.record(action);
        }
        for (const tab of tabs) tab.refresh();
        await settled();
        const actions = steps.map(([, action]) => action);
        for (const tab of tabs) {
          expect(new Set(tab.read().done.keys())).toEqual(expectedDone(actions));
          expect(answersOf(tab)).toBe(answersIn(actions));
        }
        expect(mirror.records).toEqual(storage.records);
      },
    ),
    { numRuns: 500 },
  );
});

test('S11 a tab that has not looked yet does not undo what another one did later', () => {
  const [storage, clock] = [fakeStorage(), fakeClock()];
  const [first, second] = [1, 2].map(() => storeOver(storage, { now: clock.now }));
  clock.time = 2000;
  second?.record({ kind: 'lesson', id: 'a', value: 'reopened' });
  clock.time = 1000;
  first?.record(lessonDone('a'));
  expect(first?.read().done.size).toBe(0);
});

test('S12 kinds only newer code knows go through load, healing and writing unchanged', async () => {
  const other = `${factPrefix}review:card-1:01k`;
  const records = new Map([[other, 'grade 3']]);
  const mirror = fakeMirror(new Map([[other, '{"at":99,"newer":true}']]));
  const store = storeOver(fakeStorage(records), { mirror });
  await settled();
  store.record(lessonDone('a'));
  await settled();
  expect(records.get(other)).toBe('grade 3');
  expect(mirror.records.get(other)).toBe('{"at":99,"newer":true}');
});

test('S13 what localStorage lost the mirror brings back, and the other way round', async () => {
  await fc.assert(
    fc.asyncProperty(anyFactSet, anyFactSet, async (inStorage, inMirror) => {
      const storage = fakeStorage(new Map(inStorage));
      const mirror = fakeMirror(new Map(inMirror));
      const store = storeOver(storage, { mirror });
      await settled();
      const keys = new Set([...inStorage.keys(), ...inMirror.keys()]);
      for (const place of [store.facts(), storage.records, mirror.records]) {
        expect(new Set(place.keys())).toEqual(keys);
      }
      const later = storeOver(fakeStorage(new Map(storage.records)), { mirror });
      await settled();
      expect(new Map(later.facts())).toEqual(new Map(store.facts()));
    }),
    { numRuns: 1000 },
  );
});

test('S16 a clock that goes back does not make the newer fact lose', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10), { minLength: 2, maxLength: 12 }), (times) => {
      const [storage, clock] = [fakeStorage(), fakeClock()];
      const store = storeOver(storage, { now: clock.now });
      times.forEach((time, place) => {
        clock.time = time;
        store.record({ kind: 'lesson', id: 'a', value: place % 2 ? 'reopened' : 'done' });
        expect(store.read().done.has('a')).toBe(place % 2 === 0);
      });
      expect(storeOver(storage).read().done.has('a')).toBe(times.length % 2 === 1);
    }),
  );
});

test('S18 progress under a former id is shown under the one in use, and stored as it was', () => {
  const records = new Map([[`${factPrefix}lesson:old`, '{"value":"done","at":5}']]);
  const store = storeOver(fakeStorage(records), { formerIds: new Map([['old', 'new']]) });
  expect([...store.read().done]).toEqual([['new', 5]]);
  expect([...records.keys()]).toEqual([`${factPrefix}lesson:old`]);
});

test('S28 ten times the facts take at most thirty times as long to read and show', () => {
  const slowest = 30 * bestTime(manyAnswers(2000));
  expect(bestTime(manyAnswers(20_000))).toBeLessThan(slowest);
});

function answersOf(store: ReturnType<typeof storeOver>): number {
  return [...store.read().answers.values()].reduce((sum, answers) => sum + answers.length, 0);
}

function summary(done: ReadonlySet<string>, answerCount: number): string {
  return `${[...done].sort().join(' ')} | ${answerCount}`;
}

function doneIn(facts: ReadonlyMap<string, string>, actions: readonly NewFact[]): Iterable<string> {
  const store = storeOver(fakeStorage(new Map(facts)), { mirror: brokenMirror() });
  for (const action of actions) store.record(action);
  return store.read().done.keys();
}

function manyAnswers(count: number): Map<string, string> {
  return new Map(
    Array.from({ length: count }, (_, at) => [
      `${factPrefix}answer:q${at % 900}:${at.toString().padStart(26, '0')}`,
      `{"isRight":true,"chosen":["a"],"step":"docker-layers","at":${at}}`,
    ]),
  );
}

function bestTime(records: Map<string, string>): number {
  const times = [1, 2, 3].map(() => {
    const start = process.hrtime.bigint();
    const store = storeOver(fakeStorage(records), { mirror: brokenMirror() });
    expect(answersOf(store)).toBe(records.size);
    return Number(process.hrtime.bigint() - start);
  });
  return Math.min(...times);
}
