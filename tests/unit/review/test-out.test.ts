import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neededCount, testResult, type Tried } from '#review/test-out.ts';

const tried = (objective: string, isRight: boolean): Tried => ({ objective, isRight });

test('four of five right and each objective once is passed', () => {
  const asked = [tried('a/x', true), tried('a/x', false), tried('a/y', true)];
  expect(testResult([...asked, tried('a/y', true), tried('a/x', true)])).toEqual({
    isPassed: true,
    rightCount: 4,
    missed: [],
  });
});

test('one right answer too few is not passed', () => {
  const asked = Array.from({ length: 8 }, (_, at) => tried('a/x', at < 6));
  expect(neededCount(8)).toBe(7);
  expect(testResult(asked).isPassed).toBe(false);
});

test('an objective that was never right is named, and the others do not make up for it', () => {
  const asked = [...Array.from({ length: 9 }, () => tried('a/x', true)), tried('a/y', false)];
  expect(testResult(asked)).toEqual({ isPassed: false, rightCount: 9, missed: ['a/y'] });
});

test('nothing asked is nothing known', () => {
  expect(testResult([])).toEqual({ isPassed: false, rightCount: 0, missed: [] });
});

test('a further right answer never fails a test, a wrong one never passes it', () => {
  const anyTried = fc.record({ objective: fc.constantFrom('a/x', 'a/y'), isRight: fc.boolean() });
  fc.assert(
    fc.property(fc.array(anyTried), anyTried, (before, next) => {
      const [was, is] = [testResult(before), testResult([...before, next])];
      if (next.isRight && was.isPassed) expect(is.isPassed).toBe(true);
      if (!next.isRight && !was.isPassed) expect(is.isPassed).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
