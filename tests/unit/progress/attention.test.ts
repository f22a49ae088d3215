import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Attention, idleAfter } from '#progress/attention.ts';

test('time runs from sign to sign', () => {
  const attention = new Attention();
  for (const second of [0, 20, 55, 100]) attention.sign(second * 1000);
  expect(attention.take(1)).toBe(100);
});

test('after a minute without a sign nobody is there', () => {
  const attention = new Attention();
  attention.sign(0);
  attention.sign(idleAfter + 1);
  attention.sign(3_600_000);
  expect(attention.take(1)).toBe(120);
});

test('out of sight nothing is counted until the next sign', () => {
  const attention = new Attention();
  attention.sign(0);
  attention.pause(10_000);
  attention.pause(500_000);
  attention.sign(900_000);
  attention.sign(905_000);
  expect(attention.take(1)).toBe(15);
});

test('too little is kept for later, and nothing is given out twice', () => {
  const attention = new Attention();
  attention.sign(0);
  attention.sign(14_900);
  expect(attention.take(15)).toBe(0);
  attention.sign(15_100);
  expect(attention.take(15)).toBe(15);
  expect(attention.take(1)).toBe(0);
});

test('never more than the time that passed, whatever the clock does, and never less than nothing', () => {
  const times = fc.array(fc.tuple(fc.nat(10_000_000), fc.boolean()), { maxLength: 40 });
  fc.assert(
    fc.property(times, (signs) => {
      const attention = new Attention();
      let last = 0;
      let passed = 0;
      for (const [time, isPause] of signs) {
        passed += Math.max(0, time - last);
        last = time;
        if (isPause) attention.pause(time);
        else attention.sign(time);
      }
      const seconds = attention.take(0);
      expect(seconds).toBeGreaterThanOrEqual(0);
      expect(seconds).toBeLessThanOrEqual(Math.ceil(passed / 1000));
    }),
    { numRuns: 2000 },
  );
});
