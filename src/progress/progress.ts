import {
  factKey,
  states,
  type AnswerFact,
  type Fact,
  type KnownFact,
  type KnownKindFact,
  type LessonFact,
  type PredictFact,
  type TickFact,
} from './fact.ts';
import { currentId, type FormerIds } from './former-ids.ts';

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
  /** Prediction (`<step>.<part>`) → what the learner committed to first. */
  readonly predictions: ReadonlyMap<string, PredictFact>;
  readonly settings: ReadonlyMap<string, string>;
  /** Step → when the learner last did something there. */
  readonly touched: ReadonlyMap<string, number>;
}

const none: FormerIds = new Map();

/**
 * Folds facts into what the learner has done. The order of the facts does not matter.
 *
 * @param formerIds ids that were renamed or merged; progress under them counts for their successors
 */
export function progressFrom(facts: readonly Fact[], formerIds: FormerIds = none): Progress {
  const folded = {
    done: new Map<string, number>(),
    known: new Map<string, number>(),
    ticked: new Map<string, number>(),
    answers: new Map<string, AnswerFact[]>(),
    predictions: new Map<string, PredictFact>(),
    settings: new Map<string, string>(),
    touched: new Map<string, number>(),
  };
  const ordered = facts.filter((fact) => fact.kind !== 'other').sort(byTime);
  const undone = new Set(ordered.filter(isUndone).map((fact) => fact.id));
  for (const fact of ordered) {
    if (fact.kind === 'answer' && undone.has(fact.ulid)) continue;
    addTo(folded, fact, currentId(fact.id, formerIds));
    const step = stepOf(fact);
    if (step) folded.touched.set(currentId(step, formerIds), fact.at);
  }
  return folded;
}

type Folded = {
  -readonly [Part in keyof Progress]: Progress[Part] extends ReadonlyMap<string, infer Value>
    ? Map<string, Value>
    : never;
};

function addTo(folded: Folded, fact: KnownKindFact, id: string): void {
  switch (fact.kind) {
    case 'lesson':
      return flip(folded.done, id, fact);
    case 'known':
      return flip(folded.known, id, fact);
    case 'tick':
      return flip(folded.ticked, id, fact);
    case 'answer':
      return void folded.answers.set(id, [...(folded.answers.get(id) ?? []), fact]);
    case 'predict':
      return void (folded.predictions.has(id) || folded.predictions.set(id, fact));
    case 'setting':
      return void folded.settings.set(id, fact.value);
    case 'undo':
    case 'visit':
      return;
    default:
      fact satisfies never;
  }
}

function flip(
  map: Map<string, number>,
  id: string,
  { kind, state, at }: LessonFact | KnownFact | TickFact,
): void {
  if (state === states[kind][0]) map.set(id, at);
  else map.delete(id);
}

function isUndone(fact: KnownKindFact): boolean {
  return fact.kind === 'undo' && fact.state === 'undone';
}

/** The step a fact was made in, if it tells. */
function stepOf(fact: KnownKindFact): string | undefined {
  switch (fact.kind) {
    case 'lesson':
    case 'visit':
    case 'tick':
    case 'predict':
      return fact.id.split('.')[0];
    case 'answer':
      return fact.step;
    case 'known':
    case 'undo':
    case 'setting':
      return undefined;
    default:
      return fact satisfies never;
  }
}

/** How far the learner is with a step; undefined when they have not begun. */
export function stateOf(progress: Progress, step: string): 'done' | 'started' | undefined {
  if (progress.done.has(step)) return 'done';
  return progress.touched.has(step) ? 'started' : undefined;
}

/** Facts of one time are ordered by key, so that every device folds alike. */
function byTime(a: KnownKindFact, b: KnownKindFact): number {
  return a.at - b.at || (factKey(a) < factKey(b) ? -1 : 1);
}
