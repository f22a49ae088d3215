import type { AnswerTally, Tally } from '#progress/tally.ts';
import { levelOf, type Mastery } from '#review/mastery.ts';
import { dayOf } from './backup-words.ts';

/** `1 answer`, `2 answers`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** How far a project or module is: `3 of 5 open steps finished, 1 known`. */
export function stepsWords(finished: number, known: number, total: number): string {
  const words = `${finished} of ${plural(total, 'open step')} finished`;
  return known ? `${words}, ${known} known` : words;
}

/** How far a step is: `finished on 3 November 2026 · 4 of 6 questions answered, 3 right the last time`. */
export function tallyWords({
  finishedAt,
  isChanged,
  isBegun,
  isKnown,
  answers,
  tickedCount,
  partCount,
}: Tally): string {
  const begun = isBegun ? 'started' : 'not started';
  const state = isKnown ? 'known' : begun;
  return [
    finishedAt === undefined ? state : `finished on ${dayOf(finishedAt)}`,
    ...(isChanged ? ['changed since you finished'] : []),
    ...(partCount ? [`${tickedCount} of ${plural(partCount, 'part')} ticked`] : []),
    ...(answers.questionCount ? [answersWords(answers)] : []),
  ].join(' · ');
}

function answersWords({ questionCount, answeredCount, rightCount }: AnswerTally): string {
  const answered = `${answeredCount} of ${plural(questionCount, 'question')} answered`;
  return answeredCount ? `${answered}, ${rightCount} right the last time` : answered;
}

/** How an objective stands: `2 of 3 questions right the last time, held`. */
export function objectiveWords(
  { questionCount, answeredCount, rightCount }: AnswerTally,
  mastery: Mastery | undefined,
): string {
  const level = mastery ? levelOf(mastery) : 'open';
  if (answeredCount === 0 || level === 'open')
    return `0 of ${plural(questionCount, 'question')} answered`;
  return `${rightCount} of ${plural(questionCount, 'question')} right the last time, ${level}`;
}
