import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merge, stands } from '#progress/fact-set.ts';
import { factPrefix } from '#progress/keys.ts';
import { anyFactSet, anyOtherRecord, factSet, hostileText } from './arbitraries.ts';

const anything = fc.oneof(
  anyFactSet,
  fc.array(fc.tuple(hostileText, hostileText), { maxLength: 6 }).map((all) => new Map(all)),
  fc.array(anyOtherRecord, { maxLength: 6 }).map((all) => new Map(all)),
  fc
    .array(fc.tuple(fc.constantFrom('lesson:a', 'predict:a.b'), hostileText), { maxLength: 6 })
    .map((all) => new Map(all.map(([tail, value]) => [factPrefix + tail, value]))),
);

test('S11 merging is commutative, associative, idempotent and loses nothing', () => {
  fc.assert(
    fc.property(anything, anything, anything, (a, b, c) => {
      const both = merge(a, b);
      expect(sorted(both)).toEqual(sorted(merge(b, a)));
      expect(sorted(merge(both, c))).toEqual(sorted(merge(a, merge(b, c))));
      expect(sorted(merge(both, both))).toEqual(sorted(both));
      expect(new Set(both.keys())).toEqual(new Set([...a.keys(), ...b.keys()]));
      for (const [key, value] of both) expect([a.get(key), b.get(key)]).toContain(value);
    }),
    { numRuns: 5000 },
  );
});

test('S11 of two states of one lesson the later one stands', () => {
  const done = factSet({ kind: 'lesson', id: 'a', at: 5, value: 'done' });
  const reopened = factSet({ kind: 'lesson', id: 'a', at: 6, value: 'reopened' });
  expect(merge(reopened, done)).toEqual(reopened);
});

test('a readable fact stands against a damaged one, whatever time that one claims', () => {
  const key = `${factPrefix}lesson:a`;
  const good = new Map([[key, '{"at":1,"value":"done"}']]);
  const damaged = new Map([[key, '{"at":9,"value":"do']]);
  expect(merge(damaged, good)).toEqual(good);
});

test('S12 a value of a kind only newer code knows stands against any other', () => {
  expect(stands(`${factPrefix}review:a`, '{"at":1}', '{"at":9}')).toBe(true);
  expect(stands(`${factPrefix}lesson:a`, '{"at":1}', '{"at":9}')).toBe(false);
});

function sorted(facts: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...facts].sort(([a], [b]) => (a < b ? -1 : 1));
}
