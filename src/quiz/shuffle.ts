import { hash } from './option-id.ts';

/** Gives numbers from 0 up to, not including, 1. */
export type Random = () => number;

/**
 * A list in random order; every order is equally likely if `random` is even.
 *
 * @see https://en.wikipedia.org/wiki/Fisher–Yates_shuffle
 */
export function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  const result = [...list];
  for (let end = result.length - 1; end > 0; end -= 1) {
    const place = Math.floor(random() * (end + 1));
    const [one, other] = [result[end], result[place]];
    // Both places exist: 0 ≤ place ≤ end < length.
    result[end] = other as T;
    result[place] = one as T;
  }
  return result;
}

/**
 * Random numbers that depend on a seed alone.
 *
 * @see https://github.com/bryc/code/blob/master/jshash/PRNGs.md (mulberry32)
 */
export function seeded(seed: string): Random {
  let state = hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The order in which a question's options stand on the page: shuffled, and for ever the same for
 * one question, so that a learner who comes back finds the page as it was.
 */
export function shownOrder<T>(questionId: string, options: readonly T[]): readonly T[] {
  return shuffled(options, seeded(questionId));
}

/** As `shownOrder`, but never the order that was given, which is the answer. */
export function wrongOrder<T>(questionId: string, options: readonly T[]): readonly T[] {
  const order = shownOrder(questionId, options);
  const isSame = order.every((option, place) => option === options[place]);
  return isSame ? [...order.slice(1), ...order.slice(0, 1)] : order;
}
