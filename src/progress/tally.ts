import { isChanged } from './changes.ts';
import type { Progress } from './progress.ts';

/** What can be done in a step. */
export interface Countable {
  readonly id: string;
  /** Ids of its questions. */
  readonly questions: readonly string[];
  /** Ids of what can be ticked, without the step's. */
  readonly parts: readonly string[];
  /** Names what it says now. */
  readonly version: string;
}

/** How much of it is done. Each number is at most the one it is a part of. */
export interface Tally {
  /** When the step was finished, in ms since the epoch; undefined while it is open. */
  readonly finishedAt: number | undefined;
  /** It says something else now than when it was finished or last read. */
  readonly isChanged: boolean;
  readonly isBegun: boolean;
  /** The learner says, or a test has shown, that they know it. */
  readonly isKnown: boolean;
  readonly answers: AnswerTally;
  readonly tickedCount: number;
  readonly partCount: number;
}

/** How some questions went. */
export interface AnswerTally {
  readonly questionCount: number;
  readonly answeredCount: number;
  /** Right the last time they were answered. */
  readonly rightCount: number;
}

/** Counts what a learner has done of a step. */
export function tallyOf({ id, questions, parts, version }: Countable, progress: Progress): Tally {
  const { done, known, ticked, touched } = progress;
  return {
    finishedAt: done.get(id),
    isChanged: isChanged(id, version, progress),
    isBegun: touched.has(id),
    isKnown: known.has(id),
    answers: answerTally(questions, progress),
    tickedCount: parts.filter((part) => ticked.has(`${id}.${part}`)).length,
    partCount: parts.length,
  };
}

/** Counts how some questions went; the last answer to each decides. */
export function answerTally(questions: readonly string[], { answers }: Progress): AnswerTally {
  const last = questions.flatMap((question) => answers.get(question)?.at(-1) ?? []);
  return {
    questionCount: questions.length,
    answeredCount: last.length,
    rightCount: last.filter(({ isRight }) => isRight).length,
  };
}
