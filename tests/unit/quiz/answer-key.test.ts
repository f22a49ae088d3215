import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerKey, readKey, writeKey } from '#quiz/answer-key.ts';
import { grade, type AnswerKey } from '#quiz/grade.ts';
import { optionId } from '#quiz/option-id.ts';
import type { QuestionFile } from '#schema/quiz.ts';

const shared = { id: 'q', objective: 'o', prompt: 'Which one is it?', asks: 'why' } as const;
const options = [
  { text: 'one', reason: 'no' },
  { text: 'two', reason: 'yes', correct: true as const },
  { text: 'three', reason: 'no' },
];

test.each<[QuestionFile, readonly string[]]>([
  [{ ...shared, kind: 'single', options }, [optionId('two')]],
  [{ ...shared, kind: 'multiple', options }, [optionId('two')]],
  [{ ...shared, kind: 'order', options }, [optionId('one'), optionId('two'), optionId('three')]],
  [{ ...shared, kind: 'number', answer: 3, tolerance: 0, reason: 'sum', mistakes: [] }, ['3']],
  [{ ...shared, kind: 'text', accept: ['two'], reason: 'so', mistakes: [] }, ['Two']],
])(
  'the right answer of a $kind question is right after a trip through the page',
  (question, answer) => {
    const key = readKey(question.kind, writeKey(answerKey(question)));
    expect(key && grade(key, answer).isRight).toBe(true);
  },
);

const keys: fc.Arbitrary<AnswerKey> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('single' as const, 'multiple' as const, 'order' as const),
    right: fc.array(fc.string()),
  }),
  fc.record({ kind: fc.constant('text' as const), accept: fc.array(fc.string()) }),
  fc.record({
    kind: fc.constant('number' as const),
    answer: fc.double({ noNaN: true }).map((value) => value + 0),
    tolerance: fc.double({ noNaN: true, min: 0 }),
  }),
);

test('every key is read as it was written', () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(readKey(key.kind, writeKey(key))).toEqual(key);
    }),
  );
});

test('whatever else stands in the page is no key and no error', () => {
  fc.assert(
    fc.property(fc.string(), fc.oneof(fc.string(), fc.json()), (kind, text) => {
      expect(() => readKey(kind, text)).not.toThrow();
    }),
  );
  expect(readKey('single', 'not json')).toBeUndefined();
  expect(readKey('single', '[1]')).toBeUndefined();
  expect(readKey('number', '["20"]')).toBeUndefined();
  expect(readKey('essay', '["a"]')).toBeUndefined();
});

test('an option that was reworded is another option, wherever it stands', () => {
  expect(optionId('two')).toBe(optionId('two'));
  expect(optionId('two')).not.toBe(optionId('two.'));
  expect(optionId('two')).toMatch(/^[a-z0-9]+$/);
});
