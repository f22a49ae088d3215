/** A step that is still to be done. */
export interface Task {
  readonly id: string;
  /** What is left of it, in minutes. */
  readonly minutes: number;
  /** Ids of what must come before. What is not among the tasks is taken as done. */
  readonly requires: readonly string[];
}

/** When a learner studies. */
export interface StudyTime {
  readonly minutesPerWeek: number;
  /** Days of the week, 0 is Monday, without repeats. */
  readonly weekdays: readonly number[];
}

/** One sitting on one day. A long step takes several, numbered from 1. */
export interface Sitting {
  /** Whole days since 1 January 1970. */
  readonly day: number;
  readonly task: string;
  readonly minutes: number;
  readonly part: number;
}

/** Shorter than this nobody begins a step that needs longer, in minutes. */
export const leastSitting = 15;

/** A sitting may grow by so many minutes to finish a step, if the week has them. */
export const longestStretch = 10;

/** A plan ends here at the latest, in days: a few minutes a week would go on for ever. */
export const longestPlan = 5 * 366;

/**
 * Puts the tasks on days from today on: in the order given, but never before what they require, and
 * never more in a week than its minutes. The same arguments give the same plan. There is no lateness:
 * a plan is always made from what is left.
 *
 * @param tasks in study order; those in a ring of requirements come last, in that order
 * @param today whole days since 1 January 1970
 * @throws RangeError when a day has less than `leastSitting`
 */
export function planFrom(
  tasks: readonly Task[],
  today: number,
  { minutesPerWeek, weekdays }: StudyTime,
): readonly Sitting[] {
  const minutesPerDay = minutesADay({ minutesPerWeek, weekdays });
  if (!(minutesPerDay >= leastSitting))
    throw new RangeError(`${minutesPerWeek} minutes on ${weekdays.length} days are too few`);
  const waiting = inOrder(tasks).map((task) => ({ ...task, part: 1 }));
  const sittings: Sitting[] = [];
  let left = minutesPerWeek;
  for (let day = today; waiting.length > 0 && day < today + longestPlan; day += 1) {
    if (weekdayOf(day) === 0) left = minutesPerWeek;
    if (!weekdays.includes(weekdayOf(day))) continue;
    const own = sittingsOf(day, Math.min(minutesPerDay, left), left, waiting);
    left -= own.reduce((sum, { minutes }) => sum + minutes, 0);
    sittings.push(...own);
  }
  return sittings;
}

/** The whole minutes of a study day; 0 when no day is given. */
export function minutesADay({ minutesPerWeek, weekdays }: StudyTime): number {
  return weekdays.length > 0 ? Math.floor(minutesPerWeek / weekdays.length) : 0;
}

/** The weekday of a numbered day, 0 is Monday. The first of January 1970 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

interface Waiting {
  readonly id: string;
  minutes: number;
  part: number;
}

/** Fills one day, and takes what it holds from the waiting tasks. */
function sittingsOf(
  day: number,
  minutesPerDay: number,
  leftInWeek: number,
  waiting: Waiting[],
): readonly Sitting[] {
  const sittings: Sitting[] = [];
  let free = minutesPerDay;
  let most = leftInWeek;
  for (let task = waiting[0]; task && free > 0; task = waiting[0]) {
    const isNearEnd = task.minutes <= Math.min(free + longestStretch, most);
    if (!isNearEnd && free < leastSitting) break;
    const minutes = isNearEnd ? task.minutes : free;
    sittings.push({ day, task: task.id, minutes, part: task.part });
    free -= minutes;
    most -= minutes;
    task.minutes -= minutes;
    task.part += 1;
    if (task.minutes <= 0) waiting.shift();
  }
  return sittings;
}

/** Study order, with each task after what it requires. */
function inOrder(tasks: readonly Task[]): readonly Task[] {
  const ids = new Set(tasks.map(({ id }) => id));
  const placed = new Set<string>();
  const isReady = ({ requires }: Task) => requires.every((id) => placed.has(id) || !ids.has(id));
  const ordered: Task[] = [];
  const left = tasks.filter(({ minutes }) => minutes > 0);
  for (const { id, minutes } of tasks) if (minutes <= 0) placed.add(id);
  while (left.length > 0) {
    const place = Math.max(0, left.findIndex(isReady));
    const [task] = left.splice(place, 1);
    if (!task) break;
    placed.add(task.id);
    ordered.push(task);
  }
  return ordered;
}

/**
 * How many hours a week it takes to be done by a day; undefined when no study day is left before it.
 *
 * @param until the last day to study on
 */
export function hoursToReach(
  tasks: readonly Task[],
  today: number,
  until: number,
  weekdays: readonly number[],
): number | undefined {
  const dayCount = Array.from(
    { length: Math.max(0, until - today + 1) },
    (_, n) => today + n,
  ).filter((day) => weekdays.includes(weekdayOf(day))).length;
  if (dayCount === 0) return undefined;
  const minutes = tasks.reduce((sum, task) => sum + task.minutes, 0);
  return ((minutes / dayCount) * weekdays.length) / 60;
}

/** Sittings by week, each named by its Monday, in order. */
export function weeksOf(
  sittings: readonly Sitting[],
): readonly { readonly monday: number; readonly sittings: readonly Sitting[] }[] {
  const weeks = new Map<number, Sitting[]>();
  for (const sitting of sittings) {
    const monday = sitting.day - weekdayOf(sitting.day);
    weeks.set(monday, [...(weeks.get(monday) ?? []), sitting]);
  }
  return [...weeks].map(([monday, own]) => ({ monday, sittings: own }));
}
