import { deeds, type Deed, type HistoryDay } from '#progress/history.ts';
import { noonOf } from '#review/day-number.ts';
import { plural } from './tally-words.ts';

const names: Readonly<Record<Exclude<Deed, 'right'>, readonly [one: string, many: string]>> = {
  finished: ['step finished', 'steps finished'],
  reopened: ['step opened again', 'steps opened again'],
  answered: ['answer', 'answers'],
  ticked: ['part ticked', 'parts ticked'],
  cleared: ['tick cleared', 'ticks cleared'],
  rated: ['review', 'reviews'],
  timed: ['stretch of work', 'stretches of work'],
  predicted: ['prediction', 'predictions'],
  known: ['thing you know', 'things you know'],
  withdrawn: ['thing you no longer know', 'things you no longer know'],
  read: ['page read', 'pages read'],
  takenBack: ['answer taken back', 'answers taken back'],
  chosen: ['setting', 'settings'],
  saved: ['file saved', 'files saved'],
};

/** A day of the calendar: `Tuesday 3 November 2026`. */
export function dateWords(day: number): string {
  const date = new Date(noonOf(day)).toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  // Some browsers write a comma after the weekday.
  return date.replace(',', '');
}

/** What was done on a day: `2 steps finished, 14 answers (11 right), 3 parts ticked`. */
export function deedWords({ counts }: HistoryDay): string {
  return deeds
    .flatMap((deed) => {
      const count = counts.get(deed);
      if (deed === 'right' || count === undefined) return [];
      const words = plural(count, ...names[deed]);
      return [deed === 'answered' ? `${words} (${counts.get('right') ?? 0} right)` : words];
    })
    .join(', ');
}
