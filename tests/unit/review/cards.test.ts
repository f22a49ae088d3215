import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardAfter, queueFor, queueForStep, usualSettings, type Reply } from '#review/cards.ts';
import { dueDay } from '#review/memory.ts';
import { ratings } from '#review/rating.ts';

const question = (id: string, step = 'step') => ({ id, step, objective: `${step}/objective` });
const right = (day: number): Reply => ({ day, isRight: true });
const wrong = (day: number): Reply => ({ day, isRight: false });
const sureButWrong = (day: number): Reply => ({ ...wrong(day), isSure: true });
const always = () => true;

test('a question that was never answered has no memory', () => {
  expect(cardAfter(question('a'), [])).toEqual({ ...question('a'), isSureButWrong: false });
});

test('the first answer of a day counts, since later ones followed the feedback', () => {
  const once = cardAfter(question('a'), [wrong(10)]);
  expect(cardAfter(question('a'), [wrong(10), right(10), right(10)])).toEqual(once);
  expect(once.memory?.rating).toBe('again');
});

test('a rating given in a review decides over the answer of its day', () => {
  const card = cardAfter(question('a'), [right(10), { ...right(20), rating: 'hard' }]);
  expect(card.memory?.rating).toBe('hard');
  expect(card.reviewedOn).toBe(20);
  expect(card.metOn).toBe(10);
});

test('a right answer that the learner was not sure of was hard', () => {
  expect(cardAfter(question('a'), [{ ...right(10), isSure: false }]).memory?.rating).toBe('hard');
  expect(cardAfter(question('a'), [{ ...right(10), isSure: true }]).memory?.rating).toBe('good');
});

test('today begins with what was wrong although sure, then wrong, then least recalled, then new', () => {
  const cards = [
    cardAfter(question('new'), []),
    cardAfter(question('due'), [right(10)]),
    cardAfter(question('wrong'), [wrong(90)]),
    cardAfter(question('forgotten'), [{ ...right(2), isSure: false }]),
    cardAfter(question('sure'), [sureButWrong(95)]),
    cardAfter(question('later'), [right(99)]),
  ];
  const asked = queueFor(cards, 100, usualSettings, always);
  expect(asked.map(({ card, reason }) => [card.id, reason])).toEqual([
    ['sure', 'sure-but-wrong'],
    ['wrong', 'wrong'],
    ['forgotten', 'due'],
    ['due', 'due'],
    ['new', 'new'],
  ]);
});

test('a step that is opened again asks all of its questions, the least certain first', () => {
  const cards = [
    cardAfter(question('fresh'), [right(99)]),
    cardAfter(question('old'), [right(10)]),
    cardAfter(question('never'), []),
    cardAfter(question('wrong'), [wrong(98)]),
    cardAfter(question('sure'), [sureButWrong(98)]),
    cardAfter(question('elsewhere', 'other'), [wrong(1)]),
  ];
  expect(queueForStep(cards, 'step', 100).map(({ card, reason }) => [card.id, reason])).toEqual([
    ['sure', 'sure-but-wrong'],
    ['wrong', 'wrong'],
    ['never', 'new'],
    ['old', 'recall'],
    ['fresh', 'recall'],
  ]);
});

test('new questions come from finished steps only', () => {
  const cards = [cardAfter(question('a', 'open'), []), cardAfter(question('b', 'done'), [])];
  const asked = queueFor(cards, 5, usualSettings, (step) => step === 'done');
  expect(asked.map(({ card }) => card.id)).toEqual(['b']);
});

test('the limits of a day count what was done on it', () => {
  const settings = { ...usualSettings, reviewsPerDay: 2, newPerDay: 2 };
  const cards = [
    cardAfter(question('reviewed'), [right(1), { ...right(50), rating: 'good' }]),
    cardAfter(question('met'), [right(50)]),
    ...['x', 'y', 'z'].map((id) => cardAfter(question(id), [right(1)])),
    ...['n', 'o', 'p'].map((id) => cardAfter(question(id), [])),
  ];
  expect(queueFor(cards, 50, settings, always).map(({ card }) => card.id)).toEqual(['x', 'n']);
});

test('nothing is asked twice on one day, and nothing due is forgotten', () => {
  const reply = fc.record(
    {
      day: fc.nat(200),
      isRight: fc.boolean(),
      isSure: fc.boolean(),
      rating: fc.constantFrom(...ratings),
    },
    { requiredKeys: ['day', 'isRight'] },
  );
  const decks = fc.array(fc.array(reply, { maxLength: 8 }), { maxLength: 12 });
  fc.assert(
    fc.property(decks, fc.integer({ min: 200, max: 400 }), (deck, today) => {
      const cards = deck.map((replies, place) => cardAfter(question(`q${place}`), replies));
      const asked = queueFor(cards, today, { ...usualSettings, newPerDay: 99 }, always);
      const ids = asked.map(({ card }) => card.id);
      expect(new Set(ids).size).toBe(ids.length);
      const due = cards.filter(({ memory }) => !memory || dueDay(memory, 0.9) <= today);
      expect([...ids].sort()).toEqual(due.map(({ id }) => id).sort());
    }),
    { numRuns: 1000 },
  );
});
