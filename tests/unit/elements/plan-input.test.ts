import { expect, test } from 'vitest';
import type { PlanStep } from '#curriculum/plan-file.ts';
import { paceFor, tasksFor } from '#elements/plan/plan-input.ts';
import { paceWords, resultWords, targetWords, tooLittleWords } from '#elements/plan/plan-words.ts';
import { planFrom } from '#planner/plan.ts';
import { progressFrom } from '#progress/progress.ts';
import type { KnownKindFact } from '#progress/fact.ts';

const steps: readonly PlanStep[] = ['a', 'b', 'c', 'd', 'e'].map((id) => ({
  ...{ id, title: id, address: `lessons/${id}/`, minutes: 40 },
  ...{ prerequisites: [], isOpen: true },
}));

const done = (id: string): KnownKindFact => ({ kind: 'lesson', id, at: 1, value: 'done' });
const spent = (id: string, minutes: number, ulid = id): KnownKindFact => ({
  ...{ kind: 'spent', id, ulid, at: 2 },
  value: String(minutes * 60),
});

test('without a pace the minutes are the estimates, less what was spent on a step that is begun', () => {
  const progress = progressFrom([done('a'), spent('a', 80), spent('b', 10)]);
  expect(paceFor(steps, progress)).toBeUndefined();
  expect(tasksFor(steps, progress, 'none').map(({ minutes }) => minutes)).toEqual([30, 40, 40, 40]);
});

test('three finished steps make a pace that the rest follows', () => {
  const facts = ['a', 'b', 'c'].flatMap((id) => [done(id), spent(id, 60)]);
  const progress = progressFrom([...facts, spent('d', 57)]);
  expect(paceFor(steps, progress)).toEqual({ count: 3, share: 1.5, low: 1.5, high: 1.5 });
  expect(tasksFor(steps, progress, 'none').map(({ minutes }) => minutes)).toEqual([5, 60]);
});

test('stretches of two devices add up, a correction and an undo take effect, and none falls below 0', () => {
  const sum = (...facts: readonly KnownKindFact[]) => progressFrom(facts).spent.get('a');
  expect(sum(spent('a', 10, 'x'), spent('a', 5, 'y'))).toBe(900);
  expect(sum(spent('a', 10, 'x'), spent('a', -4, 'y'))).toBe(360);
  expect(sum(spent('a', 10, 'x'), spent('a', -40, 'y'))).toBe(0);
  expect(
    sum(spent('a', 10, 'x'), { kind: 'undo', id: 'x', at: 9, value: 'undone' }),
  ).toBeUndefined();
});

test('the words name the range and what it is based on', () => {
  expect(paceWords(undefined)).toContain('a quarter up or down');
  const pace = { count: 6, share: 0.8, low: 0.7, high: 1.1 };
  expect(paceWords(pace)).toContain('over 6 finished steps you took 80 % of the estimates');
  expect(paceWords(pace)).toContain('70 % to 110 %');
  const tasks = [{ id: 'a', minutes: 6000, requires: [] }];
  const sittings = planFrom(tasks, 20_000, { minutesPerWeek: 300, weekdays: [0, 1, 2, 3, 4, 5] });
  expect(resultWords(tasks, sittings, 20_000, undefined)).toMatch(/done between \w+ \d+ and/);
  const steady = { count: 3, share: 1, low: 1, high: 1 };
  expect(resultWords(tasks, sittings, 20_000, steady)).toMatch(/: done in \w+ \d+\.$/);
});

test('a wished day is compared with the last day of the plan, in whole words', () => {
  const target = '2026-12-12';
  const lastDay = Date.parse(target) / 86_400_000;
  const wishes = { minutesPerWeek: 60, weekdays: [0], platform: 'none', target };
  expect([0, 1, 2].map((spare) => targetWords(wishes, 1, lastDay - spare))).toEqual([
    'With 1 hour a week you are done on that day.',
    'With 1 hour a week you are done 1 day before that day.',
    'With 1 hour a week you are done 2 days before that day.',
  ]);
  expect(targetWords(wishes, 2.25, lastDay + 1)).toContain('2.3 hours a week');
});

test('too few hours for the days are named with both', () => {
  expect(tooLittleWords({ minutesPerWeek: 90, weekdays: [0, 1, 2, 3, 4, 5, 6] })).toMatch(
    /^With 1\.5 hours a week on 7 days, a day has less than 15 minutes\./,
  );
});
