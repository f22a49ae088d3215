import type { Card } from './cards.ts';
import { recallOn } from './memory.ts';

/** How well an objective is held today. */
export interface Mastery {
  /** `<step>/<objective>`. */
  readonly objective: string;
  readonly questionCount: number;
  readonly answeredCount: number;
  /**
   * Mean chance that the learner answers a question of the objective today, 0 to 1. A question that
   * was never answered, or wrong the last time, counts 0.
   */
  readonly share: number;
}

/** From here on an objective is called held. */
export const heldFrom = 0.8;

/** In words: `open` before the first answer, `held`, or `weak`, which an objective falls back to. */
export function levelOf({ answeredCount, share }: Mastery): 'open' | 'held' | 'weak' {
  if (answeredCount === 0) return 'open';
  return share >= heldFrom ? 'held' : 'weak';
}

/** The mastery of each objective that has questions, in the order of the cards. It falls with time. */
export function masteryOf(cards: readonly Card[], today: number): readonly Mastery[] {
  const byObjective = new Map<string, Card[]>();
  for (const card of cards)
    byObjective.set(card.objective, [...(byObjective.get(card.objective) ?? []), card]);
  return [...byObjective].map(([objective, own]) => {
    const sum = own.reduce((total, card) => total + chanceOf(card, today), 0);
    return {
      objective,
      questionCount: own.length,
      answeredCount: own.filter(({ memory }) => memory).length,
      share: sum / own.length,
    };
  });
}

function chanceOf({ memory }: Card, today: number): number {
  return memory && memory.rating !== 'again' ? recallOn(memory, today) : 0;
}
