import { parseFact, timeOf } from './parse-fact.ts';

/** Facts as they are stored: key → value, both verbatim. */
export type FactSet = ReadonlyMap<string, string>;

/**
 * Chooses between two values of one key: the one made later. Equal times are decided
 * by the text, so that every device chooses alike. A value without a time loses.
 */
export function winner(a: string, b: string): string {
  const difference = timeOf(a) - timeOf(b);
  return difference > 0 || (difference === 0 && a > b) ? a : b;
}

/**
 * Tells whether a stored value, if there is one, stands against an incoming one.
 * Values of kinds only newer code knows always stand.
 */
export function stands(key: string, present: string | undefined, incoming: string): boolean {
  if (present === undefined || present === incoming) return present === incoming;
  return parseFact(key, present).kind === 'other' || winner(present, incoming) === present;
}

/**
 * Unites two sets of facts. Commutative, associative and idempotent; every key of
 * either set is in the result, with one of the values it had.
 */
export function merge(a: FactSet, b: FactSet): FactSet {
  const united = new Map(a);
  for (const [key, value] of b) united.set(key, winner(a.get(key) ?? value, value));
  return united;
}
