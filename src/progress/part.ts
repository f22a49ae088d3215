import { lastBackup } from './backup.ts';
import type { ReversibleChange } from './difference.ts';
import { factKey, isOneOfMany, type Fact, type KnownKindFact, type Unreadable } from './fact.ts';
import type { FactSet } from './fact-set.ts';
import { currentId, type FormerIds } from './former-ids.ts';
import { finished, type Work } from './work.ts';

/** What tells which step a fact belongs to. */
export interface Belonging {
  /** Question → the step it stands in. */
  readonly stepOfQuestion: ReadonlyMap<string, string>;
  readonly formerIds: FormerIds;
}

type AllFacts = readonly (Fact | Unreadable)[];

/** A name no step can have: the choices of the learner are a part of their own. */
export const settingsPart = '*settings';

/**
 * Which part each stored fact belongs to: a step or the settings. A fact belongs to one part at
 * most. An answer belongs to the step its question stands in; if that question is gone, to the step
 * it was answered in. What takes an answer back goes with the answer.
 *
 * @returns key → step, or `settingsPart`; without facts of no part, such as those of newer kinds
 */
export function partsOf(facts: AllFacts, belonging: Belonging): ReadonlyMap<string, string> {
  return finished(partsInSteps(facts, belonging));
}

/** Does what `partsOf` does, with a pause after each fact. */
export function* partsInSteps(
  facts: AllFacts,
  belonging: Belonging,
): Work<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>();
  const partOfUlid = new Map<string, string>();
  const known = facts.filter(isKnownKind);
  for (const [place, fact] of known.entries()) {
    yield place;
    const part = partOf(fact, belonging);
    if (part !== undefined) parts.set(factKey(fact), part);
    if (part !== undefined && isOneOfMany(fact)) partOfUlid.set(fact.ulid, part);
  }
  for (const fact of known) {
    const part = fact.kind === 'undo' ? partOfUlid.get(fact.id) : undefined;
    if (part !== undefined) parts.set(factKey(fact), part);
  }
  return parts;
}

function isKnownKind(fact: Fact | Unreadable): fact is KnownKindFact {
  return fact.kind !== 'other' && fact.kind !== 'unreadable';
}

/**
 * What a reset of some parts removes, in the order of the facts. Whatever belongs to none of them
 * is not in it.
 *
 * @param parts what `partsOf` says about these facts
 */
export function removalOf(
  facts: FactSet,
  parts: ReadonlyMap<string, string>,
  removed: ReadonlySet<string>,
): readonly ReversibleChange[] {
  return [...facts]
    .filter(([key]) => removed.has(parts.get(key) ?? ''))
    .map(([key, before]) => ({ key, before }));
}

function partOf(fact: KnownKindFact, belonging: Belonging): string | undefined {
  switch (fact.kind) {
    case 'undo':
      return undefined;
    case 'setting':
      // When the last file was saved is no choice: without it the page would tell a wrong age.
      return fact.id === lastBackup ? undefined : settingsPart;
    case 'answer':
    case 'rating':
      return stepOfReply(fact, belonging);
    default:
      return currentId(fact.id, belonging.formerIds).split('.')[0];
  }
}

function stepOfReply(
  fact: Extract<KnownKindFact, { kind: 'answer' | 'rating' }>,
  { stepOfQuestion, formerIds }: Belonging,
): string | undefined {
  const step = fact.kind === 'answer' ? fact.step : undefined;
  return stepOfQuestion.get(fact.id) ?? (step && currentId(step, formerIds));
}
