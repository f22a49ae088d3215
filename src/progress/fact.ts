import { ratings } from '#review/rating.ts';
import { factPrefix } from './keys.ts';

/**
 * The values a fact of each kind can have; none listed means any text.
 * Of two, the first one counts as "yes", the other takes it back.
 */
export const values = {
  /** A lesson, lab or quiz was finished or opened again. */
  lesson: ['done', 'reopened'],
  /** A part of a lab was ticked or cleared. The id is `<step>.<part>`. */
  tick: ['ticked', 'cleared'],
  /** The learner says that they know a step or something from outside the path. */
  known: ['known', 'withdrawn'],
  /** An answer, a rating or a stretch of work was taken back or put back. The id is its ulid. */
  undo: ['undone', 'redone'],
  /** A page was read for a while; the latest one is where the learner left off. */
  visit: ['read'],
  /** A prediction the learner committed to. The id is `<step>.<part>`. */
  predict: [],
  /** A choice that stays, such as the theme or the cloud platform. */
  setting: [],
  /** A question was answered. Each answer is kept under a key of its own. */
  answer: [],
  /** A question was rated in a review. Each rating is kept under a key of its own. */
  rating: ratings,
  /**
   * A stretch of work on a step, in whole seconds; a negative one corrects. Each is kept under a key of
   * its own, so that stretches of several devices add up.
   */
  spent: [],
  /** What a step said when the learner finished it, or has read since: the value names the version. */
  version: [],
} as const;

type Values = typeof values;
type ValueOf<Kind extends keyof Values> = Values[Kind] extends readonly []
  ? string
  : Values[Kind][number];

interface Valued<Kind extends keyof Values> {
  readonly kind: Kind;
  /** Id of what the fact is about. Parts of a step carry its id: `lab-package-the-eta-model.run-tests`. */
  readonly id: string;
  /** When the learner did it, in ms since the epoch. */
  readonly at: number;
  readonly value: ValueOf<Kind>;
}

/** A fact that can be taken back by a later one of the same key. */
export type SwitchFact = Valued<'lesson'> | Valued<'tick'> | Valued<'known'>;

/** One answer to a question. */
export interface AnswerFact {
  readonly kind: 'answer';
  /** Id of the question. */
  readonly id: string;
  readonly at: number;
  readonly ulid: string;
  readonly isRight: boolean;
  /** Ids of the chosen options, in the learner's order; for numbers and text what was typed. */
  readonly chosen: readonly string[];
  /** Whether the learner was sure; absent when they were not asked. */
  readonly isSure?: boolean;
  /** The lesson, lab or quiz the question was answered in. */
  readonly step?: string;
}

/** How a question was rated in one review. */
export interface RatingFact extends Valued<'rating'> {
  readonly ulid: string;
}

/** A stretch of work on a step, in whole seconds. */
export interface SpentFact extends Valued<'spent'> {
  readonly ulid: string;
}

/**
 * What a step said when the learner finished it, or said later that they have read it. Kept so that the
 * page can tell what changed since.
 */
export interface VersionFact extends Valued<'version'>, Version {}

/** What a step says, told by hashes. */
export interface Version {
  /** Names the whole. */
  readonly value: string;
  /** A section each: the hash of its text, a space, its title; the title is '' before the first heading. */
  readonly sections: readonly string[];
  /** Ids of its questions. */
  readonly questions: readonly string[];
}

/** A fact this code understands. */
export type KnownKindFact =
  | SwitchFact
  | Valued<'undo'>
  | Valued<'visit'>
  | Valued<'predict'>
  | Valued<'setting'>
  | AnswerFact
  | RatingFact
  | SpentFact
  | VersionFact;

/** A fact of a kind that newer code wrote: kept, counted, never rewritten. */
export interface OtherFact {
  readonly kind: 'other';
  readonly key: string;
  readonly value: string;
}

/** One thing the learner did, and when. */
export type Fact = KnownKindFact | OtherFact;

/** What could not be read. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly key: string;
  readonly value: string;
}

type WithoutStamp<F> = F extends KnownKindFact ? Omit<F, 'at' | 'ulid'> : never;

/** A fact before the store has given it its time. */
export type NewFact = WithoutStamp<KnownKindFact>;

/** The key a fact is stored under. Facts of one key replace each other; answers, ratings and stretches of work each have their own. */
export function factKey(fact: KnownKindFact): string {
  return `${factPrefix}${fact.kind}:${fact.id}${isOneOfMany(fact) ? `:${fact.ulid}` : ''}`;
}

/** Tells whether a fact stands beside others about the same thing, instead of replacing them. */
export function isOneOfMany(fact: KnownKindFact): fact is AnswerFact | RatingFact | SpentFact {
  return fact.kind === 'answer' || fact.kind === 'rating' || fact.kind === 'spent';
}

/** The text a fact is stored as. What the key says already is left out. */
export function factValue(fact: KnownKindFact): string {
  return JSON.stringify({ ...fact, kind: undefined, id: undefined, ulid: undefined });
}
