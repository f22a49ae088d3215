import { FSRSAlgorithm, forgetting_curve, generatorParameters } from 'ts-fsrs';
import { ratings, type Rating } from './rating.ts';

/** What is known about a learner's memory of one question. */
export interface Memory {
  /** Days after which the chance of recall has fallen to 90 %. */
  readonly stability: number;
  /** 1 (easy) to 10 (hard). */
  readonly difficulty: number;
  /** Number of the day of the last answer. */
  readonly day: number;
  /** The last rating. */
  readonly rating: Rating;
}

/** Longest wait between two reviews, in days: a path of a year should not end in silence. */
export const longestWait = 365;

const parameters = generatorParameters({ enable_fuzz: false, maximum_interval: longestWait });
const algorithm = new FSRSAlgorithm(parameters);

/**
 * The memory after one more answer.
 * A day before the last one, from a clock that went back, counts as the same day.
 *
 * @see https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm (FSRS-6)
 */
export function remember(before: Memory | undefined, rating: Rating, day: number): Memory {
  const elapsed = before ? Math.max(0, day - before.day) : 0;
  const { stability, difficulty } = algorithm.next_state(
    before ? { stability: before.stability, difficulty: before.difficulty } : null,
    elapsed,
    ratings.indexOf(rating) + 1,
  );
  return { stability, difficulty, day: before ? Math.max(day, before.day) : day, rating };
}

/**
 * The chance that the learner still knows the answer on a day, 0 to 1.
 * A day before the last answer counts as the day of the answer.
 */
export function recallOn({ stability, day }: Memory, today: number): number {
  return forgetting_curve(parameters.w, Math.max(0, today - day), stability);
}

/**
 * The day on which a question should be asked again: when the chance of recall falls to `retention`.
 * Never the same day, never later than `longestWait` days.
 *
 * @param retention wanted chance of recall, 0.7 to 0.97
 * @throws RangeError if `retention` is outside
 */
export function dueDay({ stability, day }: Memory, retention: number): number {
  if (!(retention >= leastRetention && retention <= mostRetention))
    throw new RangeError(`retention is ${retention}, not ${leastRetention} to ${mostRetention}`);
  const modifier = algorithm.calculate_interval_modifier(retention);
  return day + Math.min(longestWait, Math.max(1, Math.round(stability * modifier)));
}

/** Below this a review is mostly a lesson again; above it hardly anything else is done. */
export const leastRetention = 0.7;
export const mostRetention = 0.97;
