import type { Card } from './cards.ts';
import { dueDay, remember, type Memory } from './memory.ts';

/**
 * How many questions will come back on each of the next days, if each is answered when it is due.
 * Of those asked, the share that `retention` gives up is wrong and comes back the day after; so a
 * day is a mean, not a promise. Cards that were never answered are left out.
 *
 * @param days how many days, the first one is today
 * @param retention wanted chance of recall
 */
export function forecast(
  cards: readonly Card[],
  today: number,
  days: number,
  retention: number,
): readonly number[] {
  const counts = Array.from({ length: days }, () => 0);
  for (const { memory } of cards) if (memory) addReviews(counts, memory, today, retention);
  return counts.map((count, day) => count + (counts[day - 1] ?? 0) * (1 - retention));
}

function addReviews(counts: number[], memory: Memory, today: number, retention: number): void {
  let now = memory;
  for (;;) {
    const place = Math.max(dueDay(now, retention), today) - today;
    const count = counts[place];
    if (count === undefined) return;
    counts[place] = count + 1;
    now = remember(now, 'good', today + place);
  }
}
