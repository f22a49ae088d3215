import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currentId, parseFormerIds } from '#progress/former-ids.ts';
import { progressFrom } from '#progress/progress.ts';

const name = fc.stringMatching(/^[a-z]{1,3}$/);

test('S18 progress under any name of a chain of renamings counts for the last one', () => {
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 12 }), fc.nat(), (chain, pick) => {
      const last = chain.at(-1) ?? '';
      const formerIds = new Map(chain.slice(0, -1).map((id, at) => [id, chain[at + 1] ?? '']));
      const id = chain[pick % chain.length] ?? '';
      const progress = progressFrom([{ kind: 'lesson', id, at: 1, value: 'done' }], formerIds);
      expect([...progress.done.keys()]).toEqual([last]);
    }),
    { numRuns: 2000 },
  );
});

test('S18 the walk ends for any map of names, rings included', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(name, name)), name, (entries, id) => {
      const known = new Set([id, ...entries.flat()]);
      expect(known.has(currentId(id, new Map(entries)))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('S18 two lessons that became one keep the later of their states', () => {
  const formerIds = new Map([
    ['images', 'containers'],
    ['layers', 'containers'],
  ]);
  const progress = progressFrom(
    [
      { kind: 'lesson', id: 'layers', at: 7, value: 'done' },
      { kind: 'lesson', id: 'images', at: 5, value: 'reopened' },
    ],
    formerIds,
  );
  expect(progress.done).toEqual(new Map([['containers', 7]]));
});

test('S18 parts of a renamed lab go with it', () => {
  expect(currentId('old-lab.run', new Map([['old-lab', 'new-lab']]))).toBe('new-lab.run');
});

test('the list a page carries is read', () => {
  const formerIds = parseFormerIds('old=new&a=b');
  expect(['old', 'a', 'c'].map((id) => currentId(id, formerIds))).toEqual(['new', 'b', 'c']);
  expect(parseFormerIds('')).toEqual(new Map());
});
