import { expect, test } from 'vitest';
import { labClock, longestRun, runningClock, secondsRun } from '#progress/lab-clock.ts';

const having = (value: string) => ({ settings: new Map([[labClock, value]]) });

test('a clock is read back, and none where none runs or the record is damaged', () => {
  expect(runningClock(having('lab-serve 1000'))).toEqual({ step: 'lab-serve', since: 1000 });
  for (const value of ['', 'lab-serve', ' 1000', 'lab-serve 1e9', 'lab-serve -1', 'x y 1'])
    expect(runningClock(having(value)), value).toBeUndefined();
  expect(runningClock({ settings: new Map() })).toBeUndefined();
});

test('it counts whole seconds, never below none and never more than twelve hours', () => {
  const clock = { step: 'lab-serve', since: 10_000 };
  expect(secondsRun(clock, 72_900)).toBe(62);
  expect(secondsRun(clock, 0)).toBe(0);
  expect(secondsRun(clock, 10_000 + 90_000_000)).toBe(longestRun);
});
