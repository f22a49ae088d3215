import { dayReader, type LocalClock } from '#review/day-number.ts';
import { lastBackup } from './backup.ts';
import { isOneOfMany, type Fact, type KnownKindFact, type Unreadable } from './fact.ts';
import { finished, type Work } from './work.ts';

/** What a day can hold, in the order in which it is told. */
export const deeds = [
  'finished',
  'reopened',
  'answered',
  'right',
  'ticked',
  'cleared',
  'rated',
  'timed',
  'predicted',
  'known',
  'withdrawn',
  'read',
  'takenBack',
  'chosen',
  'saved',
] as const;

/** One of them. `right` are those of `answered` that were right. */
export type Deed = (typeof deeds)[number];

/** One day of a learner and how often what was done on it. */
export interface HistoryDay {
  /** Number of the local calendar day, as `dayNumber` counts. */
  readonly day: number;
  /** Only what happened is in it. */
  readonly counts: ReadonlyMap<Deed, number>;
}

/**
 * What was done on which day, newest first. A fact is told on the day it was made; of facts that
 * replace each other only the last one is kept, so only that one is told. An answer or a rating that
 * was taken back is told as taken back. The calendar's days count, from midnight to midnight.
 */
export function historyOf(
  facts: readonly (Fact | Unreadable)[],
  clock: LocalClock,
): readonly HistoryDay[] {
  return finished(historyInSteps(facts, clock));
}

/** Does what `historyOf` does, with a pause after each fact. */
export function* historyInSteps(
  facts: readonly (Fact | Unreadable)[],
  clock: LocalClock,
): Work<readonly HistoryDay[]> {
  const told = facts.filter(isTold);
  const undone = undoneIn(facts);
  const dayOf = dayReader(clock, 0);
  const days = new Map<number, Map<Deed, number>>();
  for (const [place, fact] of told.entries()) {
    yield place;
    const day = dayOf(fact.at);
    const counts = days.get(day) ?? new Map<Deed, number>();
    days.set(day, counts);
    const isUndone = isOneOfMany(fact) && undone.has(fact.ulid);
    for (const deed of isUndone ? (['takenBack'] as const) : deedsOf(fact))
      counts.set(deed, (counts.get(deed) ?? 0) + 1);
  }
  return [...days].sort(([a], [b]) => b - a).map(([day, counts]) => ({ day, counts }));
}

/**
 * A fact with a day. That something was taken back is told where it was done; what a step said then
 * is no deed.
 */
type Told = Exclude<KnownKindFact, { kind: 'undo' | 'version' }>;

function isTold(fact: Fact | Unreadable): fact is Told {
  return !['other', 'unreadable', 'undo', 'version'].includes(fact.kind);
}

function undoneIn(facts: readonly (Fact | Unreadable)[]): ReadonlySet<string> {
  return new Set(
    facts.flatMap((fact) => (fact.kind === 'undo' && fact.value === 'undone' ? [fact.id] : [])),
  );
}

const deedOf = {
  done: 'finished',
  reopened: 'reopened',
  ticked: 'ticked',
  cleared: 'cleared',
  known: 'known',
  withdrawn: 'withdrawn',
} as const;

const deedOfKind = {
  rating: 'rated',
  spent: 'timed',
  predict: 'predicted',
  visit: 'read',
} as const;

function deedsOf(fact: Told): readonly Deed[] {
  if (fact.kind === 'answer') return fact.isRight ? ['answered', 'right'] : ['answered'];
  if (fact.kind === 'setting') return [fact.id === lastBackup ? 'saved' : 'chosen'];
  const { kind } = fact;
  if (kind === 'lesson' || kind === 'tick' || kind === 'known') return [deedOf[fact.value]];
  return [deedOfKind[kind]];
}
