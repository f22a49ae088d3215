import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ulid } from '#progress/ulid.ts';

test('a ulid has 26 places and sorts by time', () => {
  const random = new Uint8Array(16).fill(255);
  const none = new Uint8Array(16);
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 48 - 2 }), (now) => {
      expect(ulid(now, random)).toMatch(/^[0-7][0-9a-v]{25}$/);
      expect(ulid(now, random) < ulid(now + 1, none)).toBe(true);
    }),
  );
  expect(ulid(1_469_918_176_385, none)).toBe('01aouv6p410000000000000000');
});
