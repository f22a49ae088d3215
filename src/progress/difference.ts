import type { FactSet } from './fact-set.ts';
import { winner } from './fact-set.ts';
import { parseFact } from './parse-fact.ts';

/** One key that changes: absent before means added, absent after means removed. */
export interface Change {
  readonly key: string;
  readonly before?: string;
  readonly after?: string;
}

/** What uniting two sets would do to the first one. */
export interface Difference {
  readonly added: readonly Change[];
  readonly replaced: readonly Change[];
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
  const added: Change[] = [];
  const replaced: Change[] = [];
  const kept: string[] = [];
  let sameCount = 0;
  for (const [key, after] of incoming) {
    const present = before.get(key);
    if (present === undefined) added.push({ key, after });
    else if (present === after) sameCount += 1;
    else if (stays(key, present, after)) kept.push(key);
    else replaced.push({ key, before: present, after });
  }
  return { added, replaced, kept, sameCount };
}

/** Turns changes round, so that applying the result takes them back. */
export function reversed(changes: readonly Change[]): readonly Change[] {
  return changes.map(({ key, before, after }) => ({
    key,
    ...(after !== undefined && { before: after }),
    ...(before !== undefined && { after: before }),
  }));
}

function stays(key: string, present: string, incoming: string): boolean {
  return parseFact(key, present).kind === 'other' || winner(key, present, incoming) === present;
}
