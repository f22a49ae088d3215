import { expect, test } from 'vitest';
import { factKey, factValue } from '#progress/fact.ts';
import { factPrefix } from '#progress/keys.ts';
import { parseFact } from '#progress/parse-fact.ts';
import { progressFrom } from '#progress/progress.ts';

const rating = (ulid: string, at: number, value: 'again' | 'good') =>
  ({ kind: 'rating', id: 'q1', ulid, at, value }) as const;

test('ratings of one question stand beside each other', () => {
  const facts = [rating('01b', 2, 'good'), rating('01a', 1, 'again')];
  expect(facts.map(factKey)).toEqual([`${factPrefix}rating:q1:01b`, `${factPrefix}rating:q1:01a`]);
  expect(
    progressFrom(facts)
      .ratings.get('q1')
      ?.map(({ value }) => value),
  ).toEqual(['again', 'good']);
});

test('S26 a rating that was taken back does not count', () => {
  const undo = { kind: 'undo', id: '01a', at: 3, value: 'undone' } as const;
  expect(progressFrom([rating('01a', 1, 'good'), undo]).ratings.size).toBe(0);
});

test('a rating is read back as it was written, and no other word is one', () => {
  const fact = rating('01a', 1, 'good');
  expect(parseFact(factKey(fact), factValue(fact))).toEqual(fact);
  const key = `${factPrefix}rating:q1:01a`;
  expect(parseFact(key, '{"at":1,"value":"great"}').kind).toBe('unreadable');
  expect(parseFact(`${factPrefix}rating:q1`, '{"at":1,"value":"good"}').kind).toBe('unreadable');
});
