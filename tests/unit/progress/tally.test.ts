import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Fact, KnownKindFact } from '#progress/fact.ts';
import { progressFrom } from '#progress/progress.ts';
import { answerTally, tallyOf } from '#progress/tally.ts';
import { anyFact } from './arbitraries.ts';

const answer = (id: string, at: number, isRight: boolean): KnownKindFact => ({
  kind: 'answer',
  id,
  ulid: `${at}`.padStart(26, '0'),
  at,
  isRight,
  chosen: ['b'],
  step: 'lab-serve',
});

const lab = {
  id: 'lab-serve',
  questions: ['q1', 'q2', 'q3'],
  parts: ['a', 'run-tests'],
  version: '3fa9c21b',
};

test('a step that was never opened has done nothing of what it has', () => {
  expect(tallyOf(lab, progressFrom([]))).toEqual({
    finishedAt: undefined,
    isChanged: false,
    isBegun: false,
    isKnown: false,
    answers: { questionCount: 3, answeredCount: 0, rightCount: 0 },
    tickedCount: 0,
    partCount: 2,
  });
});

test('the last answer to a question decides, and each question counts once', () => {
  const facts: readonly Fact[] = [
    answer('q1', 1, false),
    answer('q1', 2, true),
    answer('q2', 3, true),
    answer('q2', 4, false),
    answer('q9', 5, true),
  ];
  expect(answerTally(lab.questions, progressFrom(facts))).toEqual({
    questionCount: 3,
    answeredCount: 2,
    rightCount: 1,
  });
});

test('ticks of other labs, and of parts that are gone, do not count', () => {
  const tick = (id: string, value: 'ticked' | 'cleared' = 'ticked'): Fact => ({
    kind: 'tick',
    id,
    at: 1,
    value,
  });
  const progress = progressFrom([
    tick('lab-serve.a'),
    tick('lab-serve.gone'),
    tick('other.run-tests'),
    tick('lab-serve.run-tests', 'cleared'),
  ]);
  expect(tallyOf(lab, progress).tickedCount).toBe(1);
});

test('no part is ever larger than its whole, and what is finished says when', () => {
  fc.assert(
    fc.property(fc.array(anyFact, { maxLength: 30 }), (facts) => {
      const progress = progressFrom(facts);
      const { finishedAt, answers, tickedCount, partCount } = tallyOf(lab, progress);
      expect(answers.rightCount).toBeLessThanOrEqual(answers.answeredCount);
      expect(answers.answeredCount).toBeLessThanOrEqual(answers.questionCount);
      expect(tickedCount).toBeLessThanOrEqual(partCount);
      expect(finishedAt).toBe(progress.done.get('lab-serve'));
    }),
    { numRuns: 1000 },
  );
});
