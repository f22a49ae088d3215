import type { KnownKindFact } from './fact.ts';
import { isTime, parseFact, readObject } from './parse-fact.ts';

/** Facts as they are stored: key → value, both verbatim. */
export type FactSet = ReadonlyMap<string, string>;

/**
 * Chooses between two values of one key: the later one, for predictions the earlier one.
 * Equal times are decided by the text, so that every device chooses alike.
 */
export function winner(key: string, a: string, b: string): string {
  if (a === b) return a;
  const difference = rank(key, a) - rank(key, b);
  if (difference > 0) return a;
  if (difference < 0) return b;
  return a > b ? a : b;
}

/** Facts of known kinds rank by their time, others by any time they carry, unreadable ones last. */
function rank(key: string, value: string): number {
  const fact = parseFact(key, value);
  if (fact.kind === 'unreadable') return -2e16;
  if (fact.kind !== 'other') return timeRank(fact);
  const at = readObject(value)?.['at'];
  return isTime(at) ? at : -1;
}

function timeRank(fact: KnownKindFact): number {
  return fact.kind === 'predict' ? -fact.at : fact.at;
}

/**
 * Unites two sets of facts. Commutative, associative and idempotent; every key of
 * either set is in the result, with one of the values it had.
 */
export function merge(a: FactSet, b: FactSet): FactSet {
  const united = new Map(a);
  for (const [key, value] of b) {
    const other = united.get(key);
    united.set(key, other === undefined ? value : winner(key, other, value));
  }
  return united;
}
