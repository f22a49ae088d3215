import type { Reason } from '#review/cards.ts';
import { noonOf } from '#review/day-number.ts';

/** Why a question is asked. */
export const reasonWords: Readonly<Record<Reason, string>> = {
  'sure-but-wrong': 'You were sure, and it was wrong',
  wrong: 'Wrong the last time',
  due: 'Due today',
  new: 'New from a finished step',
  recall: 'From memory',
};

/** How far away a day is: `tomorrow`, `in 9 days`, `in 3 months`. */
export function waitWords(days: number): string {
  if (days <= 1) return 'tomorrow';
  if (days < 60) return `in ${days} days`;
  return `in ${Math.round(days / 30.4)} months`;
}

/** What is waiting, in one sentence. */
export function todayWords(dueCount: number, newCount: number): string {
  if (dueCount + newCount === 0) return 'Nothing is due today.';
  const due = `${dueCount} ${dueCount === 1 ? 'question is' : 'questions are'} due`;
  const fresh = `${newCount} new`;
  if (dueCount === 0)
    return `Nothing is due; ${fresh} ${newCount === 1 ? 'question' : 'questions'} to meet.`;
  return newCount === 0 ? `${due}.` : `${due}, ${fresh}.`;
}

/** A day of the calendar: `Tue 24 Nov`. */
export function dayWords(day: number): string {
  return new Date(noonOf(day)).toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
}

/** What a learner who opens a step again recalls. */
export function recallWords(title: string, count: number): string {
  return `${title}: ${count === 1 ? 'one question' : `${count} questions`} from memory.`;
}

/** How a session went. */
export function summaryWords(asked: number, right: number, left: number): string {
  const answered = asked === 1 ? 'One question answered' : `${asked} questions answered`;
  const rest =
    left === 0
      ? 'Nothing more is due today.'
      : `${left} more ${left === 1 ? 'waits' : 'wait'} for today.`;
  return asked === 0 ? rest : `${answered}, ${right} right at once. ${rest}`;
}
