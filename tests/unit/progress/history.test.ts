import fc from 'fast-check';
import { expect, test } from 'vitest';
import { historyOf, type Deed, type HistoryDay } from '#progress/history.ts';
import type { KnownKindFact } from '#progress/fact.ts';
import { dayNumber, localClock, type LocalClock } from '#review/day-number.ts';
import { anyFactSet, factSet, parsed } from './arbitraries.ts';

const zones = Intl.supportedValuesOf('timeZone');
const zone = fc.constantFrom(...zones, 'UTC', 'Pacific/Apia', 'Asia/Kathmandu', 'Africa/Cairo');
/** Making a clock takes longer than reading it a hundred times. */
const clocks = new Map<string, LocalClock>();
function clockOf(timeZone: string): LocalClock {
  const clock = clocks.get(timeZone) ?? localClock(timeZone);
  clocks.set(timeZone, clock);
  return clock;
}
const totalOf = (days: readonly HistoryDay[]) =>
  days
    .flatMap(({ counts }) => [...counts])
    .reduce((sum, [deed, count]) => sum + (deed === 'right' ? 0 : count), 0);

test('in any time zone each fact is told once, whatever its time', () => {
  fc.assert(
    fc.property(anyFactSet, zone, (set, timeZone) => {
      const facts = parsed(set);
      const told = facts.filter(
        ({ kind }) => !['undo', 'version', 'other', 'unreadable'].includes(kind),
      );
      expect(totalOf(historyOf(facts, clockOf(timeZone)))).toBe(told.length);
    }),
    { numRuns: 500 },
  );
});

test('a fact is told on the local calendar day on which it was made', () => {
  const year2000 = Date.UTC(2000, 0, 1);
  const at = fc.integer({ min: year2000, max: Date.UTC(2040, 0, 1) });
  fc.assert(
    fc.property(fc.array(at, { maxLength: 12 }), zone, (times, timeZone) => {
      const clock = clockOf(timeZone);
      const facts = times.map((time, place): KnownKindFact => ({
        kind: 'visit',
        id: `l${place}`,
        at: time,
        value: 'read',
      }));
      const expected = new Map<number, number>();
      for (const time of times) {
        const day = dayNumber(time, clock, 0);
        expected.set(day, (expected.get(day) ?? 0) + 1);
      }
      const days = historyOf(facts, clock);
      expect(new Map(days.map(({ day, counts }) => [day, counts.get('read')]))).toEqual(expected);
      expect(days.map(({ day }) => day)).toEqual([...expected.keys()].sort((a, b) => b - a));
    }),
    { numRuns: 500 },
  );
});

test('the order in which facts are read does not matter', () => {
  fc.assert(
    fc.property(anyFactSet, zone, (set, timeZone) => {
      const [facts, clock] = [parsed(set), clockOf(timeZone)];
      expect(historyOf([...facts].reverse(), clock)).toEqual(historyOf(facts, clock));
    }),
    { numRuns: 300 },
  );
});

const at = Date.parse('2026-11-03T23:30:00+08:00');
const reply = (ulid: string, isRight: boolean): KnownKindFact => ({
  ...{ kind: 'answer', id: 'q1', ulid, at, isRight, chosen: ['a'] },
});
const told = (...facts: readonly KnownKindFact[]): readonly [number, Record<string, number>][] =>
  historyOf(parsed(factSet(...facts)), localClock('Asia/Kuala_Lumpur')).map(({ day, counts }) => [
    day,
    Object.fromEntries(counts) as Record<Deed, number>,
  ]);
const day = Date.UTC(2026, 10, 3) / 86_400_000;

test('the last minutes before midnight belong to the day that ends', () => {
  const half = 1_800_000;
  const visit = (id: string, time: number): KnownKindFact => ({
    ...{ kind: 'visit', id, at: time, value: 'read' },
  });
  expect(told(visit('a', at + half - 1), visit('b', at + half))).toEqual([
    [day + 1, { read: 1 }],
    [day, { read: 1 }],
  ]);
});

test('right answers are a part of all answers, and one that was taken back is neither', () => {
  const [first, second, third] = ['1', '2', '3'].map((end) => end.padStart(26, '0'));
  const undo: KnownKindFact = { kind: 'undo', id: third ?? '', at: at + 9e8, value: 'undone' };
  expect(
    told(reply(first ?? '', true), reply(second ?? '', false), reply(third ?? '', true), undo),
  ).toEqual([[day, { answered: 2, right: 1, takenBack: 1 }]]);
});

test('a saved file is told as one, other settings as settings', () => {
  const setting = (id: string): KnownKindFact => ({ kind: 'setting', id, at, value: '1' });
  expect(told(setting('theme'), setting('last-backup'))).toEqual([[day, { chosen: 1, saved: 1 }]]);
});
