import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grade, isMistake, type AnswerKey } from '#quiz/grade.ts';

const single: AnswerKey = { kind: 'single', right: ['b'] };
const multiple: AnswerKey = { kind: 'multiple', right: ['a', 'c'] };
const order: AnswerKey = { kind: 'order', right: ['a', 'b', 'c'] };
const number: AnswerKey = { kind: 'number', answer: 20, tolerance: 0.5 };
const text: AnswerKey = { kind: 'text', accept: ['uv sync --locked', 'uv sync --frozen'] };

test('the right option is right', () => {
  expect(grade(single, ['b'])).toEqual({ isRight: true, marks: new Map([['b', 'right']]) });
});

test('a wrong option is wrong and the right one is missed', () => {
  expect(grade(single, ['a'])).toEqual({
    isRight: false,
    marks: new Map([
      ['b', 'missed'],
      ['a', 'wrong'],
    ]),
  });
});

test('all right options and nothing else are right, in whatever order they were ticked', () => {
  expect(grade(multiple, ['c', 'a']).isRight).toBe(true);
  expect(grade(multiple, ['a']).isRight).toBe(false);
  expect(grade(multiple, ['a', 'b', 'c']).isRight).toBe(false);
});

test('a half right choice says which part is right', () => {
  expect([...grade(multiple, ['a', 'b']).marks]).toEqual([
    ['a', 'right'],
    ['c', 'missed'],
    ['b', 'wrong'],
  ]);
});

test('only the right order is right, and options in their place are marked so', () => {
  expect(grade(order, ['a', 'b', 'c']).isRight).toBe(true);
  expect([...grade(order, ['a', 'c', 'b']).marks.values()]).toEqual(['right', 'wrong', 'wrong']);
  expect(grade(order, ['a', 'b']).isRight).toBe(false);
});

test('every order but the right one is wrong', () => {
  const options = ['a', 'b', 'c', 'd', 'e'];
  const key: AnswerKey = { kind: 'order', right: options };
  fc.assert(
    fc.property(fc.shuffledSubarray(options, { minLength: 5 }), (chosen) => {
      expect(grade(key, chosen).isRight).toBe(chosen.join() === options.join());
    }),
  );
});

test.each([
  ['19.5', true],
  ['20,5 %', true],
  ['20.51', false],
  ['twenty', false],
  ['', false],
])('%s within half of 20 is %s', (typed, isRight) => {
  expect(grade(number, [typed]).isRight).toBe(isRight);
});

test('the edge of a tolerance that binary fractions cannot hold still counts', () => {
  const key: AnswerKey = { kind: 'number', answer: 0.2, tolerance: 0.1 };
  expect(grade(key, ['0.3']).isRight).toBe(true);
  expect(grade(key, ['0.1']).isRight).toBe(true);
  expect(grade(key, ['0.301']).isRight).toBe(false);
});

test('any accepted form of a text is right, without regard to case and space', () => {
  expect(grade(text, ['UV  sync --frozen']).isRight).toBe(true);
  expect(grade(text, ['uv sync']).isRight).toBe(false);
});

test('no answer is never right', () => {
  for (const key of [single, multiple, order, number, text]) {
    expect(grade(key, []).isRight, key.kind).toBe(false);
  }
});

test('a foreseen mistake is recognised as people type it', () => {
  expect(isMistake('number', '25', ' 25 % ')).toBe(true);
  expect(isMistake('number', '25', '25.1')).toBe(false);
  expect(isMistake('text', 'uv sync', '$ UV sync')).toBe(true);
});
