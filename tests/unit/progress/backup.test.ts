import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backupAge, isReminderDue, lastBackup, savedCount } from '#progress/backup.ts';
import type { KnownKindFact } from '#progress/fact.ts';
import { anyFactSet, factSet } from './arbitraries.ts';

const now = Date.UTC(2026, 10, 24);
const [second, day] = [1000, 86_400_000];
const visits = (count: number, at: number): readonly KnownKindFact[] =>
  Array.from({ length: count }, (_, place) => ({
    ...{ kind: 'visit', id: `l${place}-${at}`, at, value: 'read' },
  }));
const saved = (at: number, count = 0): KnownKindFact => ({
  ...{ kind: 'setting', id: lastBackup, at, value: String(count) },
});
const isDue = (...facts: readonly KnownKindFact[]) => backupAge(factSet(...facts), now).isDue;

test('a file is due after 25 new facts, not after 24', () => {
  expect(isDue(...visits(24, now))).toBe(false);
  expect(isDue(...visits(25, now))).toBe(true);
  expect(isDue(...visits(9, now - 3 * day), saved(now - day), ...visits(24, now))).toBe(false);
  expect(isDue(...visits(9, now - 3 * day), saved(now - day), ...visits(25, now))).toBe(true);
});

test('a step that was finished counts once, with what its page said', () => {
  const finished = Array.from({ length: 24 }, (_, place): KnownKindFact[] => [
    { kind: 'lesson', id: `l${place}`, at: now, value: 'done' },
    { kind: 'version', id: `l${place}`, at: now, value: 'v', sections: [], questions: [] },
  ]).flat();
  expect(backupAge(factSet(...finished), now)).toMatchObject({ newCount: 24, isDue: false });
  expect(savedCount(factSet(...finished, saved(now)))).toBe(24);
});

test('a file is due once one new fact is six days old, to the second', () => {
  expect(isDue(...visits(1, now - 6 * day + second))).toBe(false);
  expect(isDue(...visits(1, now - 6 * day))).toBe(true);
  expect(isDue(...visits(1, now - 6 * day - second))).toBe(true);
});

test('without anything new no file is due, however old the last one is', () => {
  expect(isDue()).toBe(false);
  expect(isDue(...visits(30, now - 90 * day), saved(now - 80 * day, 30))).toBe(false);
});

test('a clock that went back makes nothing old, and new facts still count', () => {
  expect(isDue(...visits(24, now + 300 * day))).toBe(false);
  const before = [...visits(9, now + 299 * day), saved(now + 300 * day, 9)];
  expect(backupAge(factSet(...before), now)).toMatchObject({ newCount: 0, isDue: false });
  expect(backupAge(factSet(...before, ...visits(24, now)), now)).toMatchObject({
    newCount: 24,
    isDue: false,
  });
  expect(isDue(...before, ...visits(25, now))).toBe(true);
});

test('right after a file was saved nothing is new, whatever the clock says', () => {
  fc.assert(
    fc.property(anyFactSet, fc.nat(8.64e15), (facts, clock) => {
      const latest = Math.max(clock, ...factTimes(facts));
      const file = factSet(saved(latest, savedCount(facts)));
      const after = new Map([...facts, ...file]);
      expect(backupAge(after, clock)).toMatchObject({ newCount: 0, isDue: false });
    }),
    { numRuns: 500 },
  );
});

test('the reminder stays away where the browser has promised to keep the data', () => {
  const age = backupAge(factSet(...visits(25, now)), now);
  expect([true, false, undefined].map((isKept) => isReminderDue(age, isKept))).toEqual([
    false,
    true,
    true,
  ]);
  expect(isReminderDue(backupAge(new Map(), now), undefined)).toBe(false);
});

function factTimes(facts: ReadonlyMap<string, string>): readonly number[] {
  return [...facts.values()].flatMap((text) => {
    const at: unknown = (/"at":(\d+)/.exec(text) ?? [])[1];
    return typeof at === 'string' ? [Number(at)] : [];
  });
}
