import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference, reversal, type Change } from '#progress/difference.ts';
import { merge, type FactSet } from '#progress/fact-set.ts';
import { factPrefix } from '#progress/keys.ts';
import { parseFact } from '#progress/parse-fact.ts';
import { counted } from '#progress/preview.ts';
import { anyFactSet, factSet } from './arbitraries.ts';

test('S21 applying what a preview shows gives the union, kinds of newer code apart', () => {
  fc.assert(
    fc.property(anyFactSet, anyFactSet, (before, incoming) => {
      const { added, replaced } = difference(before, incoming);
      const after = applied(before, [...added, ...replaced]);
      for (const [key, value] of merge(before, incoming)) {
        const isOther = parseFact(key, value).kind === 'other';
        expect(after.get(key)).toBe(isOther ? (before.get(key) ?? incoming.get(key)) : value);
      }
    }),
    { numRuns: 2000 },
  );
});

test('S21 an import that is taken back leaves what was there', () => {
  fc.assert(
    fc.property(anyFactSet, anyFactSet, (before, incoming) => {
      const { added, replaced } = difference(before, incoming);
      const changes = [...added, ...replaced];
      const after = applied(before, changes);
      const back = applied(after, reversal(changes, after));
      expect(back).toEqual(new Map(before));
    }),
    { numRuns: 2000 },
  );
});

test('S21 what was changed again after an import stays when the import is taken back', () => {
  const here = factSet({ kind: 'lesson', id: 'a', at: 1, value: 'reopened' });
  const file = factSet({ kind: 'lesson', id: 'a', at: 5, value: 'done' });
  const later = factSet({ kind: 'lesson', id: 'a', at: 9, value: 'reopened' });
  expect(reversal(difference(here, file).replaced, later)).toEqual([]);
});

test('every incoming key is counted exactly once', () => {
  fc.assert(
    fc.property(anyFactSet, anyFactSet, (before, incoming) => {
      const { added, replaced, kept, sameCount } = difference(before, incoming);
      expect(added.length + replaced.length + kept.length + sameCount).toBe(incoming.size);
    }),
  );
});

test('an older state of a lesson in the file does not replace the newer one here', () => {
  const here = factSet({ kind: 'lesson', id: 'a', at: 9, value: 'done' });
  const file = factSet({ kind: 'lesson', id: 'a', at: 5, value: 'reopened' });
  expect(difference(here, file)).toEqual({
    added: [],
    replaced: [],
    kept: [`${factPrefix}lesson:a`],
    sameCount: 0,
  });
});

test('kinds that this version does not know are counted as one', () => {
  const keys = ['plan:week', 'lesson:a', 'lesson:b', 'review:q:1'];
  const changes = keys.map((key) => ({ key: `${factPrefix}${key}`, after: '{}' }));
  expect(counted(changes)).toBe('2 finished or reopened steps, 2 records of a newer kind');
});

function applied(facts: FactSet, changes: readonly Change[]): FactSet {
  const result = new Map(facts);
  for (const { key, after } of changes) {
    if (after === undefined) result.delete(key);
    else result.set(key, after);
  }
  return result;
}
