import { expect, test } from 'vitest';
import type { Fact } from '#progress/fact.ts';
import { nextStep } from '#progress/next-step.ts';
import { progressFrom } from '#progress/progress.ts';

const order = ['first', 'second', 'third'];
const done = (id: string, at: number): Fact => ({ kind: 'lesson', id, at, value: 'done' });
const visit = (id: string, at: number): Fact => ({ kind: 'visit', id, at, value: 'read' });
const next = (...facts: readonly Fact[]) => nextStep(order, progressFrom(facts));

test('a new learner begins with the first step', () => {
  expect(next()).toBe('first');
});

test('a learner goes on with the step they were in', () => {
  expect(next(visit('first', 1), visit('third', 2))).toBe('third');
});

test('after a finished step comes the next unfinished one', () => {
  expect(next(done('second', 2), visit('first', 1))).toBe('third');
});

test('after the last step comes what was left out before', () => {
  expect(next(done('first', 1), done('third', 3))).toBe('second');
});

test('when all is finished there is no next step', () => {
  expect(next(...order.map(done))).toBeUndefined();
});

test('activity in a step that is not in the list does not count', () => {
  expect(next(done('first', 1), visit('retired', 9))).toBe('second');
});
