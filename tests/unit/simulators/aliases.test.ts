import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  beginning,
  momentWords,
  refusal,
  story,
  timeline,
  type Action,
  type Moment,
} from '#simulators/aliases.ts';
import { aliasRows } from '#simulators/aliases-view.ts';

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constantFrom('register', 'roll-back', 'restart', 'wait') }),
  fc.record({
    kind: fc.constantFrom('promote', 'delete'),
    version: fc.integer({ min: 0, max: 6 }),
  }),
);
const actions = fc.array(action, { maxLength: 40 });
const last = (done: readonly Action[]): Moment => timeline(done).at(-1) ?? beginning;
const register: Action = { kind: 'register' };
const back: Action = { kind: 'roll-back' };
const promote = (version: number): Action => ({ kind: 'promote', version });

test('an alias points to a version that exists, or to none', () => {
  fc.assert(
    fc.property(actions, (done) => {
      for (const { champion, challenger, versions } of timeline(done)) {
        for (const alias of [champion, challenger])
          if (alias !== undefined) expect(versions).toContain(alias);
      }
    }),
  );
});

test('a number is never given to two versions', () => {
  fc.assert(
    fc.property(actions, (done) => {
      let seen = 0;
      for (const { versions, lastVersion } of timeline(done)) {
        expect(lastVersion).toBeGreaterThanOrEqual(seen);
        expect(new Set(versions).size).toBe(versions.length);
        for (const version of versions) expect(version).toBeLessThanOrEqual(lastVersion);
        seen = lastVersion;
      }
    }),
  );
});

test('a roll-back restores the champion before the last promotion, whatever came between', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 5 }),
      (first, between) => {
        const versions = Array.from({ length: first + between + 1 }, () => register);
        const newest = versions.length;
        fc.pre(newest !== first);
        const done = [
          ...versions,
          promote(first),
          promote(newest),
          { kind: 'wait' } as const,
          back,
        ];
        expect(last(done).champion).toBe(first);
      },
    ),
  );
});

test('a second roll-back is refused, for the note is used up', () => {
  const done = [register, register, promote(1), promote(2), back];
  expect(refusal(last(done), back)).toBe('no previous champion is noted.');
  expect(last([...done, back])).toMatchObject({ champion: 1, refusal: refusal(last(done), back) });
});

test('what is refused changes nothing but the time', () => {
  const done = [register, promote(1)];
  expect(last([...done, promote(4)])).toMatchObject({ champion: 1, number: 3 });
  expect(refusal(last(done), promote(4))).toBe('there is no version 4.');
  expect(refusal(last(done), promote(1))).toBe('v1 is the champion already.');
  expect(refusal(last([register]), back)).toBe('there is no champion.');
  const gone = [
    register,
    register,
    promote(1),
    promote(2),
    { kind: 'delete', version: 1 } as const,
  ];
  expect(refusal(last(gone), back)).toBe('the previous champion, v1, was deleted.');
});

test('deleting the champion takes the alias, and its number is not used again', () => {
  const done = [register, register, promote(2), { kind: 'delete', version: 2 } as const, register];
  expect(last(done)).toMatchObject({ champion: undefined, versions: [1, 3] });
});

test('the service that loads at start changes only when it starts', () => {
  fc.assert(
    fc.property(actions, (done) => {
      for (const [place, moment] of timeline(done).entries()) {
        const before = timeline(done)[place - 1] ?? beginning;
        if (done[place]?.kind !== 'restart') expect(moment.loadsAtStart).toBe(before.loadsAtStart);
        else expect(moment.loadsAtStart).toBe(moment.champion);
      }
    }),
  );
});

test('the service that polls has the champion at every even moment, and keeps it where there is none', () => {
  fc.assert(
    fc.property(actions, (done) => {
      for (const moment of timeline(done)) {
        if (!moment.areRunning) expect(moment.polls).toBeUndefined();
        else if (moment.number % 2 === 0 && moment.champion !== undefined)
          expect(moment.polls).toBe(moment.champion);
      }
    }),
  );
  const running = [register, promote(1), { kind: 'restart' } as const];
  const gone = [...running, { kind: 'delete', version: 1 } as const];
  expect(last(gone)).toMatchObject({ champion: undefined, polls: 1, loadsAtStart: 1 });
  expect(momentWords(last([...gone, { kind: 'restart' }]))).toContain(
    'The service that loads at start serves nothing, for it found no champion',
  );
});

test('the page begins with a roll-back that skips a version', () => {
  const end = last(story);
  expect(end).toMatchObject({ champion: 1, lastVersion: 3, polls: 3 });
  expect(momentWords(end)).toBe(
    'Now @champion is v1 and @challenger none. The service that loads at start serves v1, the one that polls serves v3. A roll-back would be refused: no previous champion is noted.',
  );
  expect(aliasRows(story).at(-1)).toEqual({
    number: 7,
    words: 'Roll back',
    cells: [
      { text: 'v1', isChange: true, isStale: false },
      { text: '', isChange: false, isStale: false },
      { text: 'v1', isChange: false, isStale: false },
      { text: 'v3', isChange: false, isStale: true },
    ],
  });
});

test('of a long story the last ten moments are shown', () => {
  const rows = aliasRows(Array.from({ length: 14 }, () => register));
  expect(rows.map(({ number }) => number)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  expect(aliasRows([])).toEqual([]);
});

test('what was refused is marked in the row', () => {
  expect(aliasRows([back]).map(({ words }) => words)).toEqual(['Roll back: refused']);
});
