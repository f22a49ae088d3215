import { dueDay, recallOn, remember, type Memory } from './memory.ts';
import type { Rating } from './rating.ts';

/** A question as the review knows it. */
export interface Question {
  readonly id: string;
  /** The lesson, lab or module check it stands in. */
  readonly step: string;
  /** `<step>/<objective>` of what it proves. */
  readonly objective: string;
}

/** One answer, from a page or from a review. */
export interface Reply {
  /** Number of the learner's day. */
  readonly day: number;
  readonly isRight: boolean;
  /** Whether the learner was sure; absent when they were not asked. */
  readonly isSure?: boolean;
  /** What the learner said about it in a review. */
  readonly rating?: Rating;
}

/** A question with what the learner's answers say about it. */
export interface Card extends Question {
  /** Absent when it was never answered. */
  readonly memory?: Memory;
  /** The first answer of the last day was wrong although the learner was sure. */
  readonly isSureButWrong: boolean;
  /** Day of the first answer. */
  readonly metOn?: number;
  /** Day of the last rating, which only a review asks for. */
  readonly reviewedOn?: number;
}

/**
 * A card after all its replies.
 * Each day counts once: the first rating given in a review decides, without one the first answer;
 * what is answered later that day followed the feedback.
 *
 * @param replies oldest first
 */
export function cardAfter(question: Question, replies: readonly Reply[]): Card {
  let card: Card = { ...question, isSureButWrong: false };
  for (const [day, [first, ...later]] of byDay(replies)) {
    const rating = [first, ...later].find((reply) => reply.rating)?.rating;
    card = {
      ...card,
      metOn: card.metOn ?? day,
      memory: remember(card.memory, rating ?? rated(first), day),
      isSureButWrong: !first.isRight && first.isSure === true,
      ...(rating && { reviewedOn: day }),
    };
  }
  return card;
}

/** A right answer that the learner was not sure of was hard. */
function rated({ isRight, isSure }: Reply): Rating {
  if (!isRight) return 'again';
  return isSure === false ? 'hard' : 'good';
}

type Day = readonly [number, readonly [Reply, ...Reply[]]];

function byDay(replies: readonly Reply[]): readonly Day[] {
  const days = new Map<number, [Reply, ...Reply[]]>();
  for (const reply of replies) {
    const ofDay = days.get(reply.day);
    if (ofDay) ofDay.push(reply);
    else days.set(reply.day, [reply]);
  }
  return [...days].sort(([a], [b]) => a - b);
}

/** How a learner wants to review. */
export interface ReviewSettings {
  /** Wanted chance of recall when a question comes back. */
  readonly retention: number;
  /** Most reviews a day of questions that were answered before. */
  readonly reviewsPerDay: number;
  /** Most questions a day that meet their first answer, in lessons or here. */
  readonly newPerDay: number;
}

/** What holds until a learner chooses otherwise. */
export const usualSettings: ReviewSettings = { retention: 0.9, reviewsPerDay: 60, newPerDay: 10 };

/** Why a card is in today's queue. */
export type Reason = 'sure-but-wrong' | 'wrong' | 'due' | 'new' | 'recall';

/** A card to be asked today. */
export interface Asked {
  readonly card: Card;
  readonly reason: Reason;
}

/**
 * Today's questions in the order in which they help most: wrong although sure, wrong, due with the
 * least chance of recall first, then new ones in study order.
 *
 * @param cards in study order
 * @param isMet tells whether the learner has finished the step a question stands in
 */
export function queueFor(
  cards: readonly Card[],
  today: number,
  settings: ReviewSettings,
  isMet: (step: string) => boolean,
): readonly Asked[] {
  const due = cards.flatMap((card) => {
    const reason = reasonFor(card, today, settings.retention);
    return reason ? [{ card, reason }] : [];
  });
  const fresh = cards.filter((card) => !card.memory && isMet(card.step));
  const left = (most: number, used: readonly Card[]) => Math.max(0, most - used.length);
  const reviewed = cards.filter(({ metOn, reviewedOn }) => reviewedOn === today && metOn !== today);
  const met = cards.filter(({ metOn }) => metOn === today);
  return [
    ...due.sort(inUrgency(today)).slice(0, left(settings.reviewsPerDay, reviewed)),
    ...fresh
      .slice(0, left(settings.newPerDay, met))
      .map((card) => ({ card, reason: 'new' as const })),
  ];
}

/** Why an answered card is due; undefined when it is not. */
function reasonFor(card: Card, today: number, retention: number): Reason | undefined {
  const { memory, isSureButWrong } = card;
  if (!memory || dueDay(memory, retention) > today) return undefined;
  if (isSureButWrong) return 'sure-but-wrong';
  return memory.rating === 'again' ? 'wrong' : 'due';
}

/**
 * Every question of one step, due or not: for a learner who opens it again and recalls before reading.
 * Wrong although sure, wrong, never answered, then the least chance of recall first.
 */
export function queueForStep(
  cards: readonly Card[],
  step: string,
  today: number,
): readonly Asked[] {
  return cards
    .filter((card) => card.step === step)
    .map((card) => ({ card, reason: recallReason(card) }))
    .sort(inUrgency(today));
}

function recallReason({ memory, isSureButWrong }: Card): Reason {
  if (isSureButWrong) return 'sure-but-wrong';
  if (!memory) return 'new';
  return memory.rating === 'again' ? 'wrong' : 'recall';
}

const urgency: readonly Reason[] = ['sure-but-wrong', 'wrong', 'new', 'due', 'recall'];

function inUrgency(today: number): (a: Asked, b: Asked) => number {
  const recall = ({ memory }: Card) => (memory ? recallOn(memory, today) : 1);
  return (a, b) =>
    urgency.indexOf(a.reason) - urgency.indexOf(b.reason) || recall(a.card) - recall(b.card);
}
