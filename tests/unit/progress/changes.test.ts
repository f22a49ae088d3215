import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesOf, isChanged } from '#progress/changes.ts';
import type { KnownKindFact, Version, VersionFact } from '#progress/fact.ts';
import { merge } from '#progress/fact-set.ts';
import { parseFact } from '#progress/parse-fact.ts';
import { partsOf } from '#progress/part.ts';
import { progressFrom } from '#progress/progress.ts';
import { factSet } from './arbitraries.ts';

const page = (value: string, sections: readonly string[], questions: readonly string[] = []) => ({
  ...{ value, sections, questions },
});
const read = (at: number, version: Version, id = 'docker-layers'): VersionFact => ({
  ...{ kind: 'version', id, at },
  ...version,
});
const done = (at: number, id = 'docker-layers'): KnownKindFact => ({
  ...{ kind: 'lesson', id, at, value: 'done' },
});
const never = () => false;
const nothing = {
  ...{ changed: [], added: [], renamed: [], removed: [] },
  ...{ questions: [], answeredCount: 0, goneCount: 0 },
};
const first = page('v1', ['aa ', 'bb Layers', 'cc Caches', 'dd What to keep'], ['q1', 'q2']);

test('each section is told by what happened to it, and one that stayed is not told', () => {
  const now = page('v2', ['a1 ', 'bb Layers', 'cc The cache', 'ee Secrets'], ['q1', 'q3', 'q4']);
  expect(changesOf(now, [read(1, first)], (question) => question === 'q4')).toEqual({
    changed: [''],
    added: ['Secrets'],
    renamed: [{ title: 'The cache', before: 'Caches' }],
    removed: ['What to keep'],
    questions: ['q3'],
    answeredCount: 1,
    goneCount: 1,
  });
});

test('a section that has another title and another text is a new one', () => {
  const now = page('v2', ['aa ', 'bb Layers', 'c1 The cache', 'dd What to keep'], ['q1', 'q2']);
  expect(changesOf(now, [read(1, first)], never)).toEqual({
    ...nothing,
    added: ['The cache'],
    removed: ['Caches'],
  });
});

test('sections in another order are no change', () => {
  const now = page('v1', [...first.sections].reverse(), [...first.questions].reverse());
  expect(changesOf(now, [read(1, first)], never)).toEqual(nothing);
});

test('what was read once stays read, and only what went since the last reading is gone', () => {
  const second = page('v2', ['b1 Layers', 'cc Caches'], ['q1']);
  const now = page('v3', ['bb Layers', 'cc Caches', 'dd What to keep'], ['q1', 'q2']);
  expect(changesOf(now, [read(1, first), read(2, second)], never)).toEqual(nothing);
  expect(changesOf(page('v4', ['cc Caches']), [read(1, first), read(2, second)], never)).toEqual({
    ...nothing,
    removed: ['Layers'],
    goneCount: 1,
  });
});

test('a page changed since only for who finished it and is known to have read something else', () => {
  const isNew = (value: string, facts: readonly KnownKindFact[]) =>
    isChanged('docker-layers', value, progressFrom(facts));
  expect(isNew('v2', [done(1), read(1, first)])).toBe(true);
  expect(isNew('v1', [done(1), read(1, first)])).toBe(false);
  expect(isNew('v2', [read(1, first)])).toBe(false);
  // Finished before versions were kept.
  expect(isNew('v2', [done(1)])).toBe(false);
  expect(isNew('v2', [done(1), read(1, first), read(2, page('v2', []))])).toBe(false);
});

test('S18 what was read under former names counts, of two lessons that became one both', () => {
  const formerIds = new Map([
    ['layers', 'containers'],
    ['images', 'containers'],
  ]);
  const layers = page('l1', ['bb Layers'], ['q1']);
  const images = page('i1', ['cc Images', 'dd Tags'], ['q2']);
  const facts = [done(1, 'layers'), read(1, layers, 'layers'), read(2, images, 'images')];
  const progress = progressFrom(facts, formerIds);
  expect(progress.done.has('containers')).toBe(true);
  expect(isChanged('containers', 'l1', progress)).toBe(false);
  expect(isChanged('containers', 'c1', progress)).toBe(true);
  const now = page('c1', ['bb Layers', 'cc Images', 'ee Both'], ['q1', 'q2']);
  expect(changesOf(now, progress.versions.get('containers') ?? [], never)).toEqual({
    ...nothing,
    added: ['Both'],
    removed: ['Tags'],
  });
});

test('two devices agree on what was read last, and completion is never taken away', () => {
  const second = page('v2', ['bb Layers']);
  const here = factSet(done(1), read(1, first));
  const there = factSet(done(1), read(5, second));
  for (const facts of [merge(here, there), merge(there, here)]) {
    const progress = progressFrom([...facts].map(([key, value]) => parseFact(key, value)));
    expect(progress.done.get('docker-layers')).toBe(1);
    expect(progress.versions.get('docker-layers')).toMatchObject([{ at: 5, value: 'v2' }]);
  }
});

test('what was read of a step belongs to the step: a reset forgets both', () => {
  const stored = factSet(done(1, 'old-layers'), read(1, first, 'old-layers'));
  const facts = [...stored].map(([key, value]) => parseFact(key, value));
  const formerIds = new Map([['old-layers', 'docker-layers']]);
  const parts = partsOf(facts, { stepOfQuestion: new Map(), formerIds });
  expect([...parts.values()]).toEqual(['docker-layers', 'docker-layers']);
});

test.each([
  '{"at":1,"value":"v1"}',
  '{"at":1,"value":1,"sections":[],"questions":[]}',
  '{"at":1,"value":"v1","sections":"aa Layers","questions":[]}',
  '{"at":1,"value":"v1","sections":[null],"questions":[]}',
  '{"at":1,"value":"v1","sections":[],"questions":{"0":"q1","length":1}}',
])('a version that lacks something is refused: %s', (value) => {
  expect(parseFact('mlops-deployment-path:v1:version:docker-layers', value).kind).toBe(
    'unreadable',
  );
});

const title = fc.constantFrom('', 'Layers', 'Caches', 'What to keep', 'Tags');
const section = fc.tuple(fc.constantFrom('aa', 'bb', 'cc'), title).map((parts) => parts.join(' '));
const anyVersion: fc.Arbitrary<Version> = fc.record({
  value: fc.constant('v'),
  sections: fc.uniqueArray(section, { selector: (one) => one.slice(3), maxLength: 5 }),
  questions: fc.uniqueArray(fc.constantFrom('q1', 'q2', 'q3', 'q4')),
});

test('each section and question now is untouched, changed, new or renamed: one of them, once', () => {
  fc.assert(
    fc.property(anyVersion, fc.array(anyVersion, { minLength: 1, maxLength: 3 }), (now, before) => {
      const facts = before.map((version, at) => read(at, version));
      const changes = changesOf(now, facts, (question) => question === 'q1');
      const known = new Set(before.flatMap(({ sections }) => sections));
      const told = [
        ...now.sections.filter((one) => known.has(one)).map((one) => one.slice(3)),
        ...[...changes.changed, ...changes.added, ...changes.renamed.map((one) => one.title)],
      ];
      expect(told.sort()).toEqual(now.sections.map((one) => one.slice(3)).sort());
      const asked = new Set(before.flatMap(({ questions }) => questions));
      const fresh = now.questions.filter((question) => !asked.has(question));
      expect(changes.questions).toEqual(fresh.filter((question) => question !== 'q1'));
      expect(changes.answeredCount).toBe(fresh.includes('q1') ? 1 : 0);
      const present = now.sections.map((one) => one.slice(3));
      for (const gone of changes.removed) expect(present).not.toContain(gone);
    }),
    { numRuns: 2000 },
  );
});
