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
      const progress = progressFrom([{ kind: 'lesson', id, at: 1, state: 'done' }], formerIds);
      expect([...progress.done.keys()]).toEqual([last]);
    }),
    { numRuns: 2000 },
  );
});

test('S18 any map of names, rings included, gives an end that stays when asked again', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(name, name)), name, (entries, id) => {
      const formerIds = new Map(entries);
      const end = currentId(id, formerIds);
      expect(currentId(end, formerIds)).toBe(end);
    }),
    { numRuns: 2000 },
  );
});

test('S18 in a ring every id stands for itself', () => {
  const ring = new Map([
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
  ]);
  expect(['a', 'b', 'c'].map((id) => currentId(id, ring))).toEqual(['a', 'b', 'c']);
});

test('S18 two lessons that became one keep the later of their states', () => {
  const formerIds = new Map([
    ['images', 'containers'],
    ['layers', 'containers'],
  ]);
  const progress = progressFrom(
    [
      { kind: 'lesson', id: 'layers', at: 7, state: 'done' },
      { kind: 'lesson', id: 'images', at: 5, state: 'reopened' },
    ],
    formerIds,
  );
  expect(progress.done).toEqual(new Map([['containers', 7]]));
});

test('S18 parts of a renamed lab go with it, and a part can be renamed by itself', () => {
  const formerIds = new Map([
    ['old-lab', 'new-lab'],
    ['lab.first', 'lab.start'],
  ]);
  expect(currentId('old-lab.run', formerIds)).toBe('new-lab.run');
  expect(currentId('lab.first', formerIds)).toBe('lab.start');
});

test('the list a page carries is read, and what does not fit is left out', () => {
  expect(parseFormerIds(' old=new  a=b\n broken x=y=z =c d= ')).toEqual(
    new Map([
      ['old', 'new'],
      ['a', 'b'],
    ]),
  );
  expect(parseFormerIds('')).toEqual(new Map());
});
