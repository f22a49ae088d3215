import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact, KnownKindFact } from '#progress/fact.ts';
import { merge, type FactSet } from '#progress/fact-set.ts';
import { parseFact } from '#progress/parse-fact.ts';
import { progressFrom, stateOf } from '#progress/progress.ts';
import { anyFact, anyFactSet, factSet } from './arbitraries.ts';

const answer = (ulidEnd: string, at: number): KnownKindFact => ({
  kind: 'answer',
  id: 'why-slim',
  ulid: `${'0'.repeat(25)}${ulidEnd}`,
  at,
  isRight: true,
  chosen: ['b'],
  step: 'docker-layers',
});

test('S11 the order in which facts are read does not matter', () => {
  fc.assert(
    fc.property(
      fc.array(anyFact, { maxLength: 12 }),
      fc.infiniteStream(fc.nat()),
      (facts, dice) => {
        const unique = factsOf(factSet(...facts));
        const shuffled = unique
          .map((fact) => ({ fact, place: Number(dice.next().value) }))
          .sort((a, b) => a.place - b.place)
          .map(({ fact }) => fact);
        expect(sortedMaps(progressFrom(shuffled))).toEqual(sortedMaps(progressFrom(unique)));
      },
    ),
    { numRuns: 2000 },
  );
});

test('S11 two devices that exchange their facts see the same progress', () => {
  fc.assert(
    fc.property(anyFactSet, anyFactSet, (a, b) => {
      const here = progressFrom(factsOf(merge(a, b)));
      const there = progressFrom(factsOf(merge(b, a)));
      expect(sortedMaps(here)).toEqual(sortedMaps(there));
    }),
    { numRuns: 2000 },
  );
});

test('a lesson is done, reopened, and done again by the latest fact', () => {
  const stateAfter = (...facts: readonly Fact[]) => stateOf(progressFrom(facts), 'a');
  expect(stateAfter()).toBeUndefined();
  expect(stateAfter({ kind: 'lesson', id: 'a', at: 1, value: 'done' })).toBe('done');
  expect(stateAfter({ kind: 'lesson', id: 'a', at: 2, value: 'reopened' })).toBe('started');
});

test('a step is started once it was visited, ticked, predicted or answered in', () => {
  const touched = progressFrom([
    { kind: 'visit', id: 'read', at: 4, value: 'read' },
    { kind: 'tick', id: 'lab.run', at: 5, value: 'ticked' },
    { kind: 'predict', id: 'guess.first', at: 6, value: 'slower' },
    answer('1', 7),
    { kind: 'known', id: 'git-basics', at: 8, value: 'known' },
  ]).touched;
  expect(touched).toEqual(
    new Map([
      ['read', 4],
      ['lab', 5],
      ['guess', 6],
      ['docker-layers', 7],
    ]),
  );
});

test('S26 an answer that was taken back does not count until it is put back', () => {
  const facts: readonly Fact[] = [answer('1', 1), answer('2', 2)];
  const undo = (at: number, value: 'undone' | 'redone'): Fact => ({
    kind: 'undo',
    id: `${'0'.repeat(25)}2`,
    at,
    value,
  });
  const count = (...more: readonly Fact[]) =>
    progressFrom([...facts, ...more]).answers.get('why-slim')?.length;
  expect([count(), count(undo(3, 'undone')), count(undo(4, 'redone'))]).toEqual([2, 1, 2]);
});

test('S26 thirty steps of doing, undoing and redoing end where a plain list ends', () => {
  const step = fc.record({ lesson: fc.constantFrom('a', 'b', 'c'), isDone: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 30 }), (steps) => {
      const model = new Set<string>();
      let facts: FactSet = new Map();
      steps.forEach(({ lesson, isDone }, at) => {
        if (isDone) model.add(lesson);
        else model.delete(lesson);
        const value = isDone ? 'done' : 'reopened';
        facts = merge(facts, factSet({ kind: 'lesson', id: lesson, at, value }));
        expect(new Set(progressFrom(factsOf(facts)).done.keys())).toEqual(model);
      });
    }),
    { numRuns: 500 },
  );
});

test('S19 a lesson that no longer exists stays in the progress', () => {
  const progress = progressFrom([{ kind: 'lesson', id: 'retired', at: 3, value: 'done' }]);
  expect(progress.done.get('retired')).toBe(3);
});

test('S16 a clock that went back does not lose a fact', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 8.64e15 }), { minLength: 1, maxLength: 20 }), (times) => {
      const facts = times.map((at, place): Fact => ({
        kind: 'lesson',
        id: `l${place}`,
        at,
        value: 'done',
      }));
      expect(progressFrom(facts).done.size).toBe(times.length);
    }),
  );
});

test('S12 kinds only newer code knows are passed over', () => {
  expect(progressFrom([{ kind: 'other', key: 'k', value: 'v' }]).touched.size).toBe(0);
});

function factsOf(facts: FactSet): readonly Fact[] {
  return [...facts].map(([key, value]) => parseFact(key, value)).filter(isFact);
}

function isFact(fact: ReturnType<typeof parseFact>): fact is Fact {
  return fact.kind !== 'unreadable';
}

function sortedMaps(progress: object): unknown {
  return Object.entries(progress).map(([part, map]: [string, ReadonlyMap<string, unknown>]) => [
    part,
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
}
