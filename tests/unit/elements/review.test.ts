import { expect, test } from 'vitest';
import { deckFrom, reviewSettings } from '#elements/review/deck.ts';
import { Session } from '#elements/review/session.ts';
import { summaryWords, todayWords, waitWords } from '#elements/review/words.ts';
import { progressFrom } from '#progress/progress.ts';
import { localClock } from '#review/day-number.ts';

const steps = [
  {
    id: 'layers',
    title: 'Layers',
    address: 'lessons/layers/',
    module: 'Containers',
    objectives: { 'layers/order': 'order the lines' },
    questions: { q1: 'layers/order', q2: 'layers/order' },
  },
];
const clock = localClock('Asia/Kuala_Lumpur');
const at = Date.parse('2026-11-24T20:00:00+08:00');
const answer = (id: string, ulid: string, isRight: boolean) =>
  ({ kind: 'answer', id, ulid, at, isRight, chosen: [] }) as const;

test('the deck holds every question, answered or not', () => {
  const rating = { kind: 'rating', id: 'q1', ulid: '01b', at: at + 1, value: 'hard' } as const;
  const [first, second] = deckFrom(steps, progressFrom([answer('q1', '01a', true), rating]), clock);
  expect(first?.memory?.rating).toBe('hard');
  expect(first?.reviewedOn).toBe(first?.metOn);
  expect(second?.memory).toBeUndefined();
});

test('an answer after midnight belongs to the day before', () => {
  const late = { ...answer('q1', '01a', true), at: Date.parse('2026-11-25T03:00:00+08:00') };
  const [evening] = deckFrom(steps, progressFrom([answer('q1', '01a', true)]), clock);
  const [night] = deckFrom(steps, progressFrom([late]), clock);
  expect(night?.metOn).toBe(evening?.metOn);
});

test('settings that cannot be read count as not chosen', () => {
  const setting = (id: string, value: string) => ({ kind: 'setting', id, at, value }) as const;
  const usual = reviewSettings(progressFrom([]));
  expect(usual).toEqual({ retention: 0.9, reviewsPerDay: 60, newPerDay: 10 });
  expect(
    reviewSettings(progressFrom([setting('retention', '7'), setting('new-per-day', 'x')])),
  ).toEqual(usual);
  expect(reviewSettings(progressFrom([setting('new-per-day', '0')])).newPerDay).toBe(0);
});

const asked = (id: string) => ({
  card: { id, step: 'layers', objective: 'layers/order', isSureButWrong: false },
  reason: 'due' as const,
});

test('a wrong question comes once more at the end, and counts once', () => {
  const session = new Session([asked('a'), asked('b')]);
  session.answer(false);
  expect(session.current?.card.id).toBe('b');
  session.answer(true);
  expect(session.current?.card.id).toBe('a');
  expect(session.isRepeat).toBe(true);
  session.answer(false);
  expect(session.isOver(0)).toBe(true);
  expect([session.askedCount, session.rightCount]).toEqual([2, 1]);
});

test('thirty answers can be taken back, one after the other', () => {
  const ids = Array.from({ length: 30 }, (_, place) => `q${place}`);
  const session = new Session(ids.map(asked));
  ids.forEach((_, place) => session.answer(place % 3 > 0));
  for (const id of ids.toReversed()) expect(session.back()?.card.id).toBe(id);
  expect(session.back()).toBeUndefined();
  expect(session.leftCount).toBe(30);
  expect(session.current?.card.id).toBe('q0');
});

test('a short session ends with the question that is open when its time is over', () => {
  const session = new Session([asked('a'), asked('b')], 1000);
  expect(session.isOver(999)).toBe(false);
  expect(session.isOver(1000)).toBe(true);
});

test('what is waiting is said in a sentence', () => {
  expect(todayWords(0, 0)).toBe('Nothing is due today.');
  expect(todayWords(1, 0)).toBe('1 question is due.');
  expect(todayWords(3, 2)).toBe('3 questions are due, 2 new.');
  expect(todayWords(0, 1)).toBe('Nothing is due; 1 new question to meet.');
  expect([1, 9, 70].map(waitWords)).toEqual(['tomorrow', 'in 9 days', 'in 2 months']);
  expect(summaryWords(1, 0, 0)).toBe(
    'One question answered, 0 right at once. Nothing more is due today.',
  );
  expect(summaryWords(0, 0, 2)).toBe('2 more wait for today.');
});
