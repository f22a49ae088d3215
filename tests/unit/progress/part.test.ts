import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { KnownKindFact } from '#progress/fact.ts';
import type { FactSet } from '#progress/fact-set.ts';
import { partsOf, removalOf, settingsPart } from '#progress/part.ts';
import { progressFrom } from '#progress/progress.ts';
import { anyFactSet, factSet, parsed } from './arbitraries.ts';

const belonging = {
  stepOfQuestion: new Map([
    ['q1', 'docker-layers'],
    ['aws', 'lab-serve'],
  ]),
  formerIds: new Map([['old-layers', 'docker-layers']]),
};
const steps = ['docker-layers', 'notebook-to-package', 'lab-serve', 'q1', 'aws'];
const anyParts = fc.uniqueArray(fc.constantFrom(...steps, settingsPart));

const without = (facts: FactSet, removed: readonly string[]): FactSet => {
  const gone = removalOf(facts, partsOf(parsed(facts), belonging), new Set(removed));
  const result = new Map(facts);
  for (const { key, before } of gone) {
    expect(result.get(key)).toBe(before);
    result.delete(key);
  }
  return result;
};
const progressOf = (facts: FactSet) => progressFrom(parsed(facts), belonging.formerIds);

test('what does not belong to a part is the same byte for byte after its reset', () => {
  fc.assert(
    fc.property(anyFactSet, anyParts, (facts, removed) => {
      const parts = partsOf(parsed(facts), belonging);
      const rest = [...facts].filter(([key]) => !removed.includes(parts.get(key) ?? ''));
      expect([...without(facts, removed)]).toEqual(rest);
    }),
    { numRuns: 2000 },
  );
});

test('parts do not overlap: reset one after the other they remove what both together do', () => {
  fc.assert(
    fc.property(anyFactSet, anyParts, anyParts, (facts, first, second) => {
      const together = without(facts, [...first, ...second]);
      expect(without(without(facts, first), second)).toEqual(together);
    }),
    { numRuns: 1000 },
  );
});

test('a step that was reset is as if it had never been opened, and the others are as they were', () => {
  fc.assert(
    fc.property(anyFactSet, fc.constantFrom('docker-layers', 'lab-serve'), (facts, step) => {
      const [before, after] = [progressOf(facts), progressOf(without(facts, [step]))];
      expect(after.done.has(step)).toBe(false);
      expect(after.known.has(step)).toBe(false);
      expect([...after.ticked.keys(), ...after.predictions.keys()]).not.toContainEqual(
        expect.stringMatching(`^${step}\\.`),
      );
      for (const [question, owner] of belonging.stepOfQuestion) {
        const kept = owner === step ? undefined : before.answers.get(question);
        expect(after.answers.get(question)).toEqual(kept);
        const rated = owner === step ? undefined : before.ratings.get(question);
        expect(after.ratings.get(question)).toEqual(rated);
      }
      for (const other of steps.filter((id) => id !== step))
        expect(after.done.get(other)).toBe(before.done.get(other));
      expect(after.settings).toEqual(before.settings);
    }),
    { numRuns: 1000 },
  );
});

const ulid = '1'.padStart(26, '0');
const answer = (id: string, step?: string): KnownKindFact => ({
  ...{ kind: 'answer', id, ulid, at: 1, isRight: true, chosen: ['a'] },
  ...(step !== undefined && { step }),
});
const partOf = (...facts: readonly KnownKindFact[]) => [
  ...partsOf(parsed(factSet(...facts)), belonging).values(),
];

test('an answer belongs to the step its question stands in, else to where it was given', () => {
  expect(partOf(answer('q1', 'elsewhere'))).toEqual(['docker-layers']);
  expect(partOf(answer('gone', 'old-layers'))).toEqual(['docker-layers']);
  expect(partOf(answer('gone'))).toEqual([]);
});

test('what takes an answer back goes with the answer', () => {
  const undo: KnownKindFact = { kind: 'undo', id: ulid, at: 2, value: 'undone' };
  expect(partOf(undo, answer('q1'))).toEqual(['docker-layers', 'docker-layers']);
  expect(partOf(undo)).toEqual([]);
});

test('progress under a former id belongs to the step that took its place', () => {
  const done: KnownKindFact = { kind: 'lesson', id: 'old-layers', at: 1, value: 'done' };
  const tick: KnownKindFact = { kind: 'tick', id: 'old-layers.run', at: 1, value: 'ticked' };
  expect(partOf(done, tick)).toEqual(['docker-layers', 'docker-layers']);
});

test('settings are a part of their own; when a file was saved is none of them', () => {
  const setting = (id: string): KnownKindFact => ({ kind: 'setting', id, at: 1, value: 'x' });
  expect(partOf(setting('theme'), setting('last-backup'))).toEqual([settingsPart]);
});
