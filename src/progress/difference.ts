import { stands, type FactSet } from './fact-set.ts';
import { finished, type Work } from './work.ts';

/** One key that changes. Absent after means removed. */
export interface Change {
  readonly key: string;
  readonly after?: string | undefined;
}

/** A change that can be taken back. Absent before means added. */
export interface ReversibleChange extends Change {
  readonly before?: string | undefined;
}

/** What uniting two sets would do to the first one. */
export interface Difference {
  readonly added: readonly ReversibleChange[];
  readonly replaced: readonly ReversibleChange[];
  /** Keys both sets have, where the first one's value stays although the other differs. */
  readonly kept: readonly string[];
  /** How many keys are alike in both. */
  readonly sameCount: number;
}

/**
 * Tells what an import would change, before anything is changed.
 * Facts of unknown kinds are added where absent and never replaced.
 */
export function difference(before: FactSet, incoming: FactSet): Difference {
  return finished(differenceInSteps(before, incoming));
}

/** Does what `difference` does, with a pause after each fact. */
export function* differenceInSteps(before: FactSet, incoming: FactSet): Work<Difference> {
  const added: ReversibleChange[] = [];
  const replaced: ReversibleChange[] = [];
  const kept: string[] = [];
  let sameCount = 0;
  for (const [key, after] of incoming) {
    const present = before.get(key);
    if (present === undefined) added.push({ key, after });
    else if (present === after) sameCount += 1;
    else if (stands(key, present, after)) kept.push(key);
    else replaced.push({ key, before: present, after });
    yield added.length + replaced.length + kept.length + sameCount;
  }
  return { added, replaced, kept, sameCount };
}

/**
 * What takes changes back, given what is stored now: keys that changed again meanwhile stay.
 */
export function reversal(
  changes: readonly ReversibleChange[],
  facts: FactSet,
): readonly ReversibleChange[] {
  return changes
    .filter(({ key, after }) => facts.get(key) === after)
    .map(({ key, before, after }) => ({ key, before: after, after: before }));
}
