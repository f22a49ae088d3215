import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stillNeeded, type Need } from '#progress/needs.ts';

const need = (id: string, requires: readonly string[] = [], isDirect = false): Need => ({
  id,
  minutes: 40,
  isDirect,
  requires,
});

const chain = [need('python'), need('package', ['python']), need('serve', ['package'], true)];

function idsStillNeeded(needs: readonly Need[], ...have: readonly string[]): readonly string[] {
  return stillNeeded(needs, (id) => have.includes(id)).map(({ id }) => id);
}

test('a learner who has nothing needs everything, in study order', () => {
  expect(idsStillNeeded(chain)).toEqual(['python', 'package', 'serve']);
});

test('what only leads to something the learner has is not needed', () => {
  expect(idsStillNeeded(chain, 'package')).toEqual(['serve']);
  expect(idsStillNeeded(chain, 'serve')).toEqual([]);
});

test('what another missing step requires is needed all the same', () => {
  const needs = [...chain, need('monitor', ['python'], true)];
  expect(idsStillNeeded(needs, 'serve')).toEqual(['python', 'monitor']);
});

test('having a step never makes the list longer, rings included', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const anyNeeds = fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        minutes: fc.constant(1),
        isDirect: fc.boolean(),
        requires: fc.subarray(ids),
      }),
    ),
  );
  fc.assert(
    fc.property(anyNeeds, fc.subarray(ids), fc.constantFrom(...ids), (needs, have, more) => {
      const before = idsStillNeeded(needs, ...have);
      const after = idsStillNeeded(needs, ...have, more);
      expect(before).toEqual(expect.arrayContaining([...after]));
      expect(after).not.toContain(more);
    }),
    { numRuns: 1000 },
  );
});
