import { factPrefix } from './keys.ts';

/** The two states of a fact that can be taken back; the first one counts as "yes". */
export const states = {
  lesson: ['done', 'reopened'],
  tick: ['ticked', 'cleared'],
  known: ['known', 'withdrawn'],
  undo: ['undone', 'redone'],
} as const;

interface Stamped<Kind extends string> {
  readonly kind: Kind;
  /** Id of what the fact is about. Parts of a step carry its id: `lab-package-the-eta-model.run-tests`. */
  readonly id: string;
  /** When the learner did it, in ms since the epoch. */
  readonly at: number;
}

interface Switched<Kind extends keyof typeof states> extends Stamped<Kind> {
  readonly state: (typeof states)[Kind][number];
}

/** A lesson, lab or quiz was finished or opened again. */
export type LessonFact = Switched<'lesson'>;
/** A part of a lab was ticked or cleared. Its id is `<step>.<part>`. */
export type TickFact = Switched<'tick'>;
/** The learner says that they know a step or something from outside the path. */
export type KnownFact = Switched<'known'>;
/** An appended fact was taken back or put back. The id is the ulid of that fact. */
export type UndoFact = Switched<'undo'>;
/** A page of the path was read for a while; the latest one is where the learner left off. */
export type VisitFact = Stamped<'visit'>;

/** A prediction the learner committed to. The first one counts. Its id is `<step>.<part>`. */
export interface PredictFact extends Stamped<'predict'> {
  readonly chosen: string;
}

/** A choice that stays, such as the theme or the cloud platform. */
export interface SettingFact extends Stamped<'setting'> {
  readonly value: string;
}

/** A question was answered. Each answer is kept. */
export interface AnswerFact extends Stamped<'answer'> {
  readonly ulid: string;
  readonly isRight: boolean;
  /** Ids of the chosen options, in the learner's order; for numbers and text what was typed. */
  readonly chosen: readonly string[];
  /** Whether the learner was sure; absent when they were not asked. */
  readonly isSure?: boolean;
  /** The lesson, lab or quiz the question was answered in. */
  readonly step?: string;
}

/** A fact this code understands. */
export type KnownKindFact =
  LessonFact | TickFact | KnownFact | UndoFact | VisitFact | PredictFact | SettingFact | AnswerFact;

/** A fact of a kind that newer code wrote: kept, counted, never rewritten. */
export interface OtherFact {
  readonly kind: 'other';
  readonly key: string;
  readonly value: string;
}

/** One thing the learner did, and when. */
export type Fact = KnownKindFact | OtherFact;

/** What could not be read, and why. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly key: string;
  readonly value: string;
  readonly why: 'key' | 'json' | 'time' | 'fields' | 'length';
}

type WithoutStamp<F> = F extends KnownKindFact ? Omit<F, 'at' | 'ulid'> : never;

/** A fact before the store has given it its time. */
export type NewFact = WithoutStamp<KnownKindFact>;

/** The key a fact is stored under. Facts of one key replace each other; answers each have their own. */
export function factKey(fact: KnownKindFact): string {
  const tail = fact.kind === 'answer' ? `:${fact.ulid}` : '';
  return `${factPrefix}${fact.kind}:${fact.id}${tail}`;
}

/** The text a fact is stored as. What the key says already is left out. */
export function factValue(fact: KnownKindFact): string {
  return JSON.stringify({ ...fact, kind: undefined, id: undefined, ulid: undefined });
}
