import type { Pace } from '#planner/pace.ts';
import { leastSitting, type Sitting, type StudyTime, type Task } from '#planner/plan.ts';
import { plural } from '#elements/progress/tally-words.ts';
import { noonOf } from '#review/day-number.ts';
import type { Wishes } from './plan-input.ts';

const dayMilliseconds = 86_400_000;
/** While a learner has no pace, the estimates are taken to be this much off, up or down. */
const slack = 0.25;

/** How much is left and when it is done: a range, since the minutes are estimates. */
export function resultWords(
  tasks: readonly Task[],
  sittings: readonly Sitting[],
  today: number,
  pace: Pace | undefined,
): string {
  const last = sittings.at(-1);
  if (!last) return 'Nothing is left to plan.';
  const hours = tasks.reduce((sum, { minutes }) => sum + minutes, 0) / 60;
  const dayCount = last.day - today;
  const early = monthOf(today + Math.round(dayCount * (pace ? pace.low / pace.share : 1 - slack)));
  const late = monthOf(today + Math.round(dayCount * (pace ? pace.high / pace.share : 1 + slack)));
  const steps = `${plural(tasks.length, 'step')}, about ${hours.toFixed(0)} hours`;
  const when = early === late ? `done in ${early}` : `done between ${early} and ${late}`;
  return `${steps}: ${when}.`;
}

/** Why there is no plan. */
export function tooLittleWords({ minutesPerWeek, weekdays }: StudyTime): string {
  const time = `${plural(minutesPerWeek / 60, 'hour')} a week on ${plural(weekdays.length, 'day')}`;
  return `With ${time}, a day has less than ${leastSitting} minutes. Choose more hours or fewer days.`;
}

/** What the minutes are based on. */
export function paceWords(pace: Pace | undefined): string {
  if (!pace)
    return 'The minutes are those of each step: estimates, a quarter up or down. Once three finished steps have a time, your own pace takes their place.';
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return `The minutes follow your own pace: over ${pace.count} finished steps you took ${percent(pace.share)} of the estimates, mostly ${percent(pace.low)} to ${percent(pace.high)}.`;
}

/** What a wished day asks for. */
export function targetWords(
  { target, minutesPerWeek }: Wishes,
  hours: number | undefined,
  lastDay: number | undefined,
): string {
  if (!target || lastDay === undefined) return '';
  if (hours === undefined) return 'No study day is left before that day. Choose a later one.';
  const spare = Date.parse(target) / dayMilliseconds - lastDay;
  if (spare >= 0)
    return `With ${plural(minutesPerWeek / 60, 'hour')} a week you are done ${spare === 0 ? 'on' : `${plural(spare, 'day')} before`} that day.`;
  return `To be done by then it takes ${hours.toFixed(1)} hours a week.`;
}

/** The name of a week and what it holds. */
export function weekWords(
  place: number,
  monday: number,
  minutes: number,
): readonly [string, string] {
  const name = place === 0 ? 'This week' : `Week ${place + 1}, from ${dateOf(monday)}`;
  return [name, `${(minutes / 60).toFixed(1)} h`];
}

function dateOf(day: number): string {
  return shown(day, { day: 'numeric', month: 'short' });
}

function monthOf(day: number): string {
  return shown(day, { month: 'long', year: 'numeric' });
}

function shown(day: number, options: Intl.DateTimeFormatOptions): string {
  return new Date(noonOf(day)).toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' });
}
