import type { ReviewStep } from '#curriculum/review-file.ts';
import type { Progress } from '#progress/progress.ts';
import { finished, type Work } from '#progress/work.ts';
import {
  cardAfter,
  usualSettings,
  type Card,
  type Reply,
  type ReviewSettings,
} from '#review/cards.ts';
import { dayReader, type LocalClock } from '#review/day-number.ts';
import { leastRetention, mostRetention } from '#review/memory.ts';

/** Every question of the path with what the learner's answers say about it, in study order. */
export function deckFrom(
  steps: readonly Pick<ReviewStep, 'id' | 'questions'>[],
  progress: Progress,
  clock: LocalClock,
): readonly Card[] {
  return finished(deckInSteps(steps, progress, clock));
}

/** Does what `deckFrom` does, with a pause after each question. */
export function* deckInSteps(
  steps: readonly Pick<ReviewStep, 'id' | 'questions'>[],
  { answers, ratings }: Progress,
  clock: LocalClock,
): Work<readonly Card[]> {
  const dayOf = dayReader(clock);
  const cards: Card[] = [];
  for (const step of steps) {
    for (const [id, objective] of Object.entries(step.questions)) {
      const answered = (answers.get(id) ?? []).map(({ at, isRight, isSure }): Timed => [
        at,
        { day: dayOf(at), isRight, ...(isSure !== undefined && { isSure }) },
      ]);
      const rated = (ratings.get(id) ?? []).map(({ at, value }): Timed => [
        at,
        { day: dayOf(at), isRight: value !== 'again', rating: value },
      ]);
      const replies = [...answered, ...rated].sort(([a], [b]) => a - b).map(([, reply]) => reply);
      cards.push(cardAfter({ id, step: step.id, objective }, replies));
      yield cards.length;
    }
  }
  return cards;
}

type Timed = readonly [number, Reply];

/** The settings a learner chose; what cannot be read counts as not chosen. */
export function reviewSettings({ settings }: Progress): ReviewSettings {
  const chosen = (name: string, least: number, most: number, usual: number) => {
    const value = Number(settings.get(name) ?? NaN);
    return value >= least && value <= most ? value : usual;
  };
  return {
    retention: chosen('retention', leastRetention, mostRetention, usualSettings.retention),
    reviewsPerDay: chosen('reviews-per-day', 1, 9999, usualSettings.reviewsPerDay),
    newPerDay: chosen('new-per-day', 0, 9999, usualSettings.newPerDay),
  };
}
