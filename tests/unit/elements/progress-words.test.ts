import { expect, test } from 'vitest';
import { restWords } from '#elements/progress/changes-words.ts';
import { dateWords, deedWords } from '#elements/progress/history-words.ts';
import { objectiveWords, stepsWords, tallyWords } from '#elements/progress/tally-words.ts';

const answers = (questionCount: number, answeredCount = 0, rightCount = 0) => ({
  questionCount,
  answeredCount,
  rightCount,
});
const none = {
  ...{ finishedAt: undefined, isChanged: false, isBegun: false, isKnown: false },
  ...{ tickedCount: 0, partCount: 0 },
};

test('each count says of how many it is', () => {
  expect(stepsWords(3, 0, 5)).toBe('3 of 5 open steps finished');
  expect(stepsWords(0, 0, 1)).toBe('0 of 1 open step finished');
  expect(stepsWords(3, 2, 5)).toBe('3 of 5 open steps finished, 2 known');
  expect(tallyWords({ ...none, answers: answers(6) })).toBe(
    'not started · 0 of 6 questions answered',
  );
  expect(
    tallyWords({
      ...none,
      isBegun: true,
      tickedCount: 7,
      partCount: 11,
      answers: answers(5, 3, 2),
    }),
  ).toBe('started · 7 of 11 parts ticked · 3 of 5 questions answered, 2 right the last time');
  expect(tallyWords({ ...none, isBegun: true, isKnown: true, answers: answers(0) })).toBe('known');
  const finished = { ...none, finishedAt: Date.UTC(2026, 10, 3, 12), answers: answers(0) };
  expect(tallyWords(finished)).toBe('finished on 3 November 2026');
  expect(tallyWords({ ...finished, isChanged: true })).toBe(
    'finished on 3 November 2026 · changed since you finished',
  );
});

test('what changed is told even where no list has anything', () => {
  const lists = { changed: [], added: [], renamed: [], removed: [], questions: [] };
  expect(restWords({ ...lists, answeredCount: 1, goneCount: 2 })).toEqual([
    'You have answered 1 new question.',
    'Taken out: 2 questions.',
  ]);
  const none = { answeredCount: 0, goneCount: 0 };
  expect(restWords({ ...lists, ...none, added: ['What to keep'] })).toEqual([]);
  expect(restWords({ ...lists, ...none })).toEqual([
    'Its sections were put together anew. You have read all of them.',
  ]);
});

test('an objective says how its questions went, and whether it is held', () => {
  const mastery = { objective: 'a/b', questionCount: 3, answeredCount: 3, share: 0.9 };
  expect(objectiveWords(answers(3), undefined)).toBe('0 of 3 questions answered');
  expect(objectiveWords(answers(3, 3, 3), mastery)).toBe(
    '3 of 3 questions right the last time, held',
  );
  expect(objectiveWords(answers(3, 2, 1), { ...mastery, answeredCount: 2, share: 0.3 })).toBe(
    '1 of 3 questions right the last time, weak',
  );
});

test('a day is told in words, with what of it was right', () => {
  const day = Date.UTC(2026, 10, 3) / 86_400_000;
  const counts = new Map([
    ['read', 1],
    ['answered', 14],
    ['right', 11],
    ['finished', 2],
  ] as const);
  expect(dateWords(day)).toBe('Tuesday 3 November 2026');
  expect(deedWords({ day, counts })).toBe('2 steps finished, 14 answers (11 right), 1 page read');
  expect(deedWords({ day, counts: new Map([['answered', 1] as const]) })).toBe(
    '1 answer (0 right)',
  );
});
