import { expect, test } from 'vitest';
import { cardAfter } from '#review/cards.ts';
import { forecast } from '#review/forecast.ts';
import { levelOf, masteryOf } from '#review/mastery.ts';

const question = (id: string, objective = 'step/one') => ({ id, step: 'step', objective });

test('what is overdue comes today, and the share that will be wrong comes tomorrow', () => {
  const cards = [1, 2, 3].map((n) => cardAfter(question(`q${n}`), [{ day: 1, isRight: true }]));
  const [today, tomorrow] = forecast(cards, 30, 3, 0.9);
  expect(today).toBe(3);
  expect(tomorrow).toBeCloseTo(0.3, 9);
});

test('whoever wants to remember more reviews more', () => {
  const cards = Array.from({ length: 20 }, (_, n) =>
    cardAfter(question(`q${n}`), [{ day: n, isRight: true }]),
  );
  const load = (retention: number) => forecast(cards, 30, 60, retention).reduce((a, b) => a + b, 0);
  expect(load(0.95)).toBeGreaterThan(load(0.9));
  expect(load(0.9)).toBeGreaterThan(load(0.8));
});

test('cards that were never answered add nothing', () => {
  expect(forecast([cardAfter(question('q'), [])], 1, 3, 0.9)).toEqual([0, 0, 0]);
});

test('mastery is the mean chance of a right answer today, and it falls', () => {
  const cards = [
    cardAfter(question('right'), [{ day: 10, isRight: true }]),
    cardAfter(question('wrong'), [{ day: 10, isRight: false }]),
    cardAfter(question('open', 'step/two'), []),
  ];
  const [one, two] = masteryOf(cards, 10);
  expect(one).toEqual({ objective: 'step/one', questionCount: 2, answeredCount: 2, share: 0.5 });
  expect(two?.share).toBe(0);
  expect(levelOf(two!)).toBe('open');
  expect(levelOf(one!)).toBe('weak');
  const held = [cardAfter(question('right'), [{ day: 10, isRight: true }])];
  expect(levelOf(masteryOf(held, 10)[0]!)).toBe('held');
  expect(levelOf(masteryOf(held, 200)[0]!)).toBe('weak');
});
