import {
  factKey,
  values,
  type AnswerFact,
  type Fact,
  isOneOfMany,
  type KnownKindFact,
  type RatingFact,
  type SpentFact,
  type SwitchFact,
  type Unreadable,
  type VersionFact,
} from './fact.ts';
import { currentId, type FormerIds } from './former-ids.ts';
import { finished, type Work } from './work.ts';

/** What a learner has done, derived from facts. It is never stored. */
export interface Progress {
  /** Finished steps and when they were finished. */
  readonly done: ReadonlyMap<string, number>;
  /** Steps and outside knowledge the learner says they have, and when they said so. */
  readonly known: ReadonlyMap<string, number>;
  /** Ticked parts of labs (`<step>.<part>`) and when they were ticked. */
  readonly ticked: ReadonlyMap<string, number>;
  /** Question id → answers, oldest first, without those that were taken back. */
  readonly answers: ReadonlyMap<string, readonly AnswerFact[]>;
  /** Question id → ratings of reviews, oldest first, without those that were taken back. */
  readonly ratings: ReadonlyMap<string, readonly RatingFact[]>;
  /** Step → seconds of work on it; never below 0. */
  readonly spent: ReadonlyMap<string, number>;
  /** Prediction (`<step>.<part>`) → what the learner committed to. */
  readonly predictions: ReadonlyMap<string, string>;
  readonly settings: ReadonlyMap<string, string>;
  /** Step → what it said when the learner finished it or has read since, oldest first. */
  readonly versions: ReadonlyMap<string, readonly VersionFact[]>;
  /** Step → when the learner last did something there. */
  readonly touched: ReadonlyMap<string, number>;
}

/**
 * Folds facts into what the learner has done. Their order does not matter; what is
 * unreadable or of a kind of newer code is passed over.
 *
 * @param formerIds ids that were renamed or merged; progress under them counts for their successors
 */
export function progressFrom(
  facts: readonly (Fact | Unreadable)[],
  formerIds: FormerIds = new Map(),
): Progress {
  return finished(progressInSteps(facts, formerIds));
}

/** Does what `progressFrom` does, with a pause after each fact. */
export function* progressInSteps(
  facts: readonly (Fact | Unreadable)[],
  formerIds: FormerIds = new Map(),
): Work<Progress> {
  const folded: Folded = {
    done: new Map<string, number>(),
    known: new Map<string, number>(),
    ticked: new Map<string, number>(),
    answers: new Map<string, AnswerFact[]>(),
    ratings: new Map<string, RatingFact[]>(),
    spent: new Map<string, number>(),
    predictions: new Map<string, string>(),
    settings: new Map<string, string>(),
    versions: new Map<string, VersionFact[]>(),
    touched: new Map<string, number>(),
  };
  const ordered = facts.filter(isKnownKind).sort(byTime);
  const undone = new Set(
    ordered.map((fact) => fact.kind === 'undo' && fact.value === 'undone' && fact.id),
  );
  for (const [place, fact] of ordered.entries()) {
    yield place;
    if (isOneOfMany(fact) && undone.has(fact.ulid)) continue;
    addTo(folded, fact, currentId(fact.id, formerIds));
    const step = stepOf(fact);
    if (step) folded.touched.set(currentId(step, formerIds), fact.at);
  }
  // Corrections made at once on two devices may take away more than there was.
  for (const [step, seconds] of folded.spent) folded.spent.set(step, Math.max(0, seconds));
  return folded;
}

/** How far the learner is with a step; undefined when they have not begun. */
export function stateOf(progress: Progress, step: string): 'done' | 'started' | undefined {
  if (progress.done.has(step)) return 'done';
  return progress.touched.has(step) ? 'started' : undefined;
}

type Folded = {
  readonly [Part in keyof Progress]: Progress[Part] extends ReadonlyMap<string, infer Value>
    ? Map<string, Value extends readonly (infer One)[] ? One[] : Value>
    : never;
};

const partOf = { lesson: 'done', known: 'known', tick: 'ticked' } as const;

function addTo(folded: Folded, fact: KnownKindFact, id: string): void {
  if (isOneOfMany(fact)) addOneOfMany(folded, fact, id);
  else if (fact.kind === 'predict') folded.predictions.set(id, fact.value);
  else if (fact.kind === 'setting') folded.settings.set(id, fact.value);
  else if (fact.kind === 'version') append(folded.versions, id, fact);
  else if (fact.kind !== 'undo' && fact.kind !== 'visit') flip(folded[partOf[fact.kind]], id, fact);
}

function addOneOfMany(folded: Folded, fact: AnswerFact | RatingFact | SpentFact, id: string): void {
  if (fact.kind === 'answer') append(folded.answers, id, fact);
  else if (fact.kind === 'rating') append(folded.ratings, id, fact);
  else folded.spent.set(id, (folded.spent.get(id) ?? 0) + Number(fact.value));
}

function append<Kind>(map: Map<string, Kind[]>, id: string, fact: Kind): void {
  const own = map.get(id);
  if (own) own.push(fact);
  else map.set(id, [fact]);
}

function flip(map: Map<string, number>, id: string, { kind, value, at }: SwitchFact): void {
  if (value === values[kind][0]) map.set(id, at);
  else map.delete(id);
}

const withoutStep = ['known', 'rating', 'setting', 'spent', 'undo', 'version'];

/** The step a fact was made in, if it tells. */
function stepOf(fact: KnownKindFact): string | undefined {
  if (fact.kind === 'answer') return fact.step;
  return withoutStep.includes(fact.kind) ? undefined : fact.id.split('.')[0];
}

function isKnownKind(fact: Fact | Unreadable): fact is KnownKindFact {
  return fact.kind !== 'other' && fact.kind !== 'unreadable';
}

/** Facts of one time are ordered by key, so that every device folds alike. */
function byTime(a: KnownKindFact, b: KnownKindFact): number {
  return a.at - b.at || (factKey(a) < factKey(b) ? -1 : 1);
}
