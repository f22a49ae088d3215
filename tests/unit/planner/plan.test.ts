import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendarFile } from '#elements/plan/calendar-file.ts';
import { calendarEvents, uidOf } from '#planner/calendar-events.ts';
import {
  hoursToReach,
  minutesADay,
  planFrom,
  weekdayOf,
  weeksOf,
  type Task,
} from '#planner/plan.ts';

const task = (id: string, minutes: number, requires: readonly string[] = []): Task => ({
  id,
  minutes,
  requires,
});
/** Tuesday 24 November 2026. */
const tuesday = Date.UTC(2026, 10, 24) / 86_400_000;

test('weekdays are those of the calendar', () => {
  expect(weekdayOf(tuesday)).toBe(1);
  expect(weekdayOf(0)).toBe(3);
  expect(weekdayOf(-1)).toBe(2);
});

test('a long step takes several sittings, and the next one begins where there is room', () => {
  const plan = planFrom([task('a', 100), task('b', 30)], tuesday, {
    minutesPerWeek: 120,
    weekdays: [1, 3],
  });
  expect(plan).toEqual([
    { day: tuesday, task: 'a', minutes: 60, part: 1 },
    { day: tuesday + 2, task: 'a', minutes: 40, part: 2 },
    { day: tuesday + 2, task: 'b', minutes: 20, part: 1 },
    { day: tuesday + 7, task: 'b', minutes: 10, part: 2 },
  ]);
});

test('no step is begun in a rest of a few minutes that it does not fit', () => {
  const plan = planFrom([task('a', 50), task('b', 45)], tuesday, {
    minutesPerWeek: 60,
    weekdays: [1],
  });
  expect(plan.map(({ day, task: id }) => [day - tuesday, id])).toEqual([
    [0, 'a'],
    [7, 'b'],
  ]);
});

test('a sitting grows a little to finish a step, and the week keeps its minutes', () => {
  const plan = planFrom([task('a', 65), task('b', 60)], tuesday, {
    minutesPerWeek: 120,
    weekdays: [1, 3],
  });
  expect(plan.map(({ day, task: id, minutes }) => [day - tuesday, id, minutes])).toEqual([
    [0, 'a', 65],
    [2, 'b', 55],
    [7, 'b', 5],
  ]);
});

test('a study day has the whole minutes that the week leaves it', () => {
  expect(minutesADay({ minutesPerWeek: 100, weekdays: [0, 1, 2] })).toBe(33);
  expect(minutesADay({ minutesPerWeek: 100, weekdays: [] })).toBe(0);
});

test('too little time for any step is refused', () => {
  expect(() => planFrom([], tuesday, { minutesPerWeek: 60, weekdays: [0, 1, 2, 3, 4] })).toThrow(
    '60 minutes on 5 days are too few',
  );
  expect(() => planFrom([], tuesday, { minutesPerWeek: 60, weekdays: [] })).toThrow(RangeError);
});

const graphs = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 0, max: 300 }),
      picks: fc.array(fc.nat(), { maxLength: 3 }),
    }),
    {
      minLength: 1,
      maxLength: 25,
    },
  )
  .map((drawn) =>
    drawn.map(({ minutes, picks }, place) =>
      // Requirements may stand anywhere, also later in the list; rings are excluded by a hidden order.
      task(
        `t${place}`,
        minutes,
        picks.filter(() => place > 0).map((pick) => `t${pick % place}`),
      ),
    ),
  )
  .chain((tasks) => fc.shuffledSubarray(tasks, { minLength: tasks.length }));
const times = fc.record({
  minutesPerWeek: fc.integer({ min: 120, max: 2400 }),
  weekdays: fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 7 }),
});

test('never before what a step requires, never more than the week has, nothing lost, always the same', () => {
  fc.assert(
    fc.property(graphs, times, (tasks, time) => {
      const plan = planFrom(tasks, tuesday, time);
      expect(planFrom(tasks, tuesday, time)).toEqual(plan);
      const begins = new Map<string, number>();
      const ends = new Map<string, number>();
      const sums = new Map<string, number>();
      plan.forEach(({ task: id, minutes, part, day }, place) => {
        expect(minutes).toBeGreaterThan(0);
        expect(time.weekdays).toContain(weekdayOf(day));
        if (part === 1) begins.set(id, place);
        ends.set(id, place);
        sums.set(id, (sums.get(id) ?? 0) + minutes);
      });
      for (const { id, minutes, requires } of tasks) {
        expect(sums.get(id) ?? 0).toBe(minutes);
        for (const before of requires)
          if (ends.has(before) && begins.has(id))
            expect(ends.get(before)).toBeLessThan(begins.get(id)!);
      }
      for (const { sittings } of weeksOf(plan))
        expect(sittings.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(
          time.minutesPerWeek,
        );
    }),
    { numRuns: 1000 },
  );
});

test('a ring of requirements does not stop a plan', () => {
  const plan = planFrom([task('a', 20, ['b']), task('b', 20, ['a'])], tuesday, {
    minutesPerWeek: 60,
    weekdays: [1],
  });
  expect(plan.map(({ task: id }) => id)).toEqual(['a', 'b']);
});

test('the hours a week that a day asks for reach it', () => {
  const tasks = [task('a', 600)];
  expect(hoursToReach(tasks, tuesday, tuesday + 13, [1])).toBe(5);
  expect(hoursToReach(tasks, tuesday, tuesday - 1, [1])).toBeUndefined();
});

const nameOf = (id: string) => ({
  title: `Step; ${id}, "quoted"`,
  url: `https://example.org/${id}/`,
});

test('a second library reads the calendar, and a new plan moves entries instead of adding them', () => {
  const time = { minutesPerWeek: 120, weekdays: [1, 3] };
  const first = planFrom([task('a', 100), task('b', 30)], tuesday, time);
  const second = planFrom([task('a', 40), task('b', 30)], tuesday + 7, time);
  const read = (text: string) =>
    new ICAL.Component(ICAL.parse(text) as unknown[])
      .getAllSubcomponents('vevent')
      .map((component) => new ICAL.Event(component));
  const before = read(calendarFile(calendarEvents(first, [], 1, nameOf), 0));
  const after = read(calendarFile(calendarEvents(second, first.map(uidOf), 2, nameOf), 0));
  expect(before.map(({ uid }) => uid)).toEqual(first.map(uidOf));
  expect(before[0]?.summary).toBe('Step; a, "quoted", part 1 of 2 (60 min)');
  expect(before[0]?.startDate.toString()).toBe('2026-11-24');
  expect(before[0]?.endDate.toString()).toBe('2026-11-25');
  const shared = after.find(({ uid }) => uid === 'a.1@mlops-deployment-path');
  expect(shared?.sequence).toBe(2);
  expect(shared?.startDate.toString()).toBe('2026-12-01');
  const cancelled = after
    .filter(({ component }) => component.getFirstPropertyValue('status') === 'CANCELLED')
    .map(({ uid }) => uid);
  expect(cancelled).toEqual(['a.2@mlops-deployment-path', 'b.2@mlops-deployment-path']);
});
