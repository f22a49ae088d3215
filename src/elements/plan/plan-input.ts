import type { PlanStep } from '#curriculum/plan-file.ts';
import { paceOf, type Pace } from '#planner/pace.ts';
import type { Task, StudyTime } from '#planner/plan.ts';
import type { Progress } from '#progress/progress.ts';

/** What a learner wants of a plan. */
export interface Wishes extends StudyTime {
  /** Id of a platform, or `none`. */
  readonly platform: string;
  /** YYYY-MM-DD, or empty. */
  readonly target: string;
}

/** What holds until a learner chooses: five hours a week, every day but Sunday. */
export const usualWishes: Wishes = {
  minutesPerWeek: 300,
  weekdays: [0, 1, 2, 3, 4, 5],
  platform: 'none',
  target: '',
};

/** The wishes a learner has left here; what cannot be read counts as not said. */
export function wishesOf({ settings }: Progress): Wishes {
  const minutes = Number(settings.get('plan-hours') ?? NaN) * 60;
  const days = (settings.get('plan-days') ?? '').split(',').filter(Boolean).map(Number);
  const areDays = days.length > 0 && days.every((day) => [0, 1, 2, 3, 4, 5, 6].includes(day));
  const target = settings.get('plan-target') ?? '';
  return {
    minutesPerWeek: minutes >= 60 && minutes <= 3600 ? minutes : usualWishes.minutesPerWeek,
    weekdays: areDays ? [...new Set(days)].sort() : usualWishes.weekdays,
    platform: settings.get('platform') ?? usualWishes.platform,
    target: /^\d{4}-\d{2}-\d{2}$/.test(target) ? target : '',
  };
}

/** What is begun takes at least so long to end, in minutes. */
const leastRest = 5;

/** How fast the learner is, by the finished steps that have a time. */
export function paceFor(
  steps: readonly PlanStep[],
  { done, spent }: Pick<Progress, 'done' | 'spent'>,
): Pace | undefined {
  const finished = steps.filter(({ id }) => done.has(id));
  return paceOf(
    finished.map(({ id, minutes }) => ({ estimated: minutes, taken: (spent.get(id) ?? 0) / 60 })),
  );
}

/**
 * The steps that are left for a learner, of the shared modules and the chosen platform, with what is
 * left of each at the learner's pace.
 */
export function tasksFor(
  steps: readonly PlanStep[],
  progress: Pick<Progress, 'done' | 'known' | 'spent'>,
  platform: string,
): readonly Task[] {
  const { done, known, spent } = progress;
  const share = paceFor(steps, progress)?.share ?? 1;
  return steps
    .filter((step) => step.platform === undefined || step.platform === platform)
    .filter(({ id }) => !done.has(id) && !known.has(id))
    .map(({ id, minutes, prerequisites }) => {
      const rest = Math.round(minutes * share - (spent.get(id) ?? 0) / 60);
      return { id, minutes: Math.max(leastRest, rest), requires: prerequisites };
    });
}
