import { expect, test } from 'vitest';
import { score, shownReasons, verdict } from '#quiz/feedback.ts';
import { grade, type AnswerKey } from '#quiz/grade.ts';

const multiple: AnswerKey = { kind: 'multiple', right: ['a', 'c'] };
const order: AnswerKey = { kind: 'order', right: ['a', 'b', 'c'] };
const all = ['a', 'b', 'c', 'd'];

function said(key: AnswerKey, chosen: readonly string[]): string {
  return verdict(key, grade(key, chosen));
}

test.each<[AnswerKey, readonly string[], string]>([
  [{ kind: 'single', right: ['a'] }, ['a'], 'Right.'],
  [{ kind: 'single', right: ['a'] }, ['b'], 'Not right.'],
  [multiple, ['a', 'c'], 'Right.'],
  [multiple, ['a', 'b'], 'Not right: one of your choices does not fit.'],
  [multiple, ['b', 'd'], 'Not right: two of your choices do not fit.'],
  [multiple, ['a'], 'Right so far, but one more is missing.'],
  [{ kind: 'multiple', right: ['a', 'b', 'c'] }, ['a'], 'Right so far, but two more are missing.'],
  [order, ['a', 'c', 'b'], 'Not yet: 1 of 3 stands in its place.'],
  [{ kind: 'number', answer: 2, tolerance: 0 }, ['3'], 'Not right.'],
])('the verdict says what is left to find', (key, chosen, sentence) => {
  expect(said(key, chosen)).toBe(sentence);
});

test('a right answer shows every reason', () => {
  expect(shownReasons(multiple, grade(multiple, ['a', 'c']), all)).toEqual(all);
});

test('a wrong answer shows the reasons of what was chosen, and gives nothing else away', () => {
  expect(shownReasons(multiple, grade(multiple, ['a', 'b']), all)).toEqual(['a', 'b']);
});

test('a wrong order explains only the first option out of place', () => {
  expect(shownReasons(order, grade(order, ['a', 'c', 'b']), all)).toEqual(['c']);
});

test('the score counts', () => {
  expect(score(3, 6)).toBe('3 of 6 right');
  expect(score(6, 6)).toBe('All 6 right');
});
