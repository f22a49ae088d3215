import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factKey, factValue } from '#progress/fact.ts';
import { factPrefix, isNewer } from '#progress/keys.ts';
import { parseFact } from '#progress/parse-fact.ts';
import { anyFact, hostileText, recordOf } from './arbitraries.ts';

const anyKey = fc.oneof(
  fc.string({ unit: 'binary' }),
  hostileText.map((tail) => factPrefix + tail),
  fc
    .tuple(
      fc.constantFrom('lesson', 'answer', 'undo', '__proto__', 'constructor', 'toString', 'review'),
      fc.constantFrom('a', 'A', '', 'a..b', '__proto__', '<img onerror=x>', 'a:b', '../a'),
    )
    .map((parts) => factPrefix + parts.join(':')),
);

test('S20 no key and no value makes the reader throw or touches Object.prototype', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  fc.assert(
    fc.property(anyKey, hostileText, (key, value) => {
      const fact = parseFact(key, value);
      if (fact.kind === 'other' || fact.kind === 'unreadable') {
        expect([fact.key, fact.value]).toEqual([key, value]);
      } else {
        expect(factKey(fact)).toBe(key);
      }
    }),
    { numRuns: 10_000 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
});

test('S05 a stored fact with any byte cut, changed or inserted is read or refused, never both', () => {
  fc.assert(
    fc.property(anyFact, fc.nat(), fc.string({ maxLength: 3 }), fc.nat(3), (fact, at, put, cut) => {
      const [key, value] = recordOf(fact);
      const place = at % (value.length + 1);
      const damaged = value.slice(0, place) + put + value.slice(place + cut);
      const read = parseFact(key, damaged);
      if (read.kind === 'unreadable') expect(read.value).toBe(damaged);
      else expect(read.kind).toBe(fact.kind);
    }),
    { numRuns: 5000 },
  );
});

test('a written fact is read back as it was', () => {
  fc.assert(
    fc.property(anyFact, (fact) => {
      expect(parseFact(factKey(fact), factValue(fact))).toEqual(fact);
    }),
    { numRuns: 5000 },
  );
});

test('S12 fields that newer code adds to a known kind do not make it unreadable', () => {
  const key = `${factPrefix}lesson:docker-layers`;
  expect(parseFact(key, '{"at":5,"value":"done","mood":"calm"}')).toMatchObject({
    kind: 'lesson',
    id: 'docker-layers',
    at: 5,
    value: 'done',
  });
});

test('S12 a kind only newer code knows comes back as it is', () => {
  const key = `${factPrefix}review:card-1:01k`;
  expect(parseFact(key, 'anything')).toEqual({ kind: 'other', key, value: 'anything' });
});

test.each([
  [`${factPrefix}lesson:Docker`, '{"at":1,"value":"done"}'],
  [`${factPrefix}lesson:a:extra`, '{"at":1,"value":"done"}'],
  [`${factPrefix}answer:a`, '{"at":1,"isRight":true,"chosen":[]}'],
  [`${factPrefix}answer:a:B`, '{"at":1,"isRight":true,"chosen":[]}'],
  [`${factPrefix}answer:a:b:c`, '{"at":1,"isRight":true,"chosen":[]}'],
  [`${factPrefix}answer:a:b`, '{"at":1,"isRight":1,"chosen":[]}'],
  [`${factPrefix}answer:a:b`, '{"at":1,"isRight":true,"chosen":[1]}'],
  [`${factPrefix}answer:a:b`, '{"at":1,"isRight":true,"chosen":[],"isSure":null}'],
  [`${factPrefix}lesson`, '{"at":1,"value":"done"}'],
  [`${factPrefix}:a`, '{"at":1,"value":"done"}'],
  ['other-site:v1:lesson:a', '{"at":1,"value":"done"}'],
  [`${factPrefix}lesson:a`, '{"at":1,"value":"done"'],
  [`${factPrefix}lesson:a`, ''],
  [`${factPrefix}lesson:a`, '[1]'],
  [`${factPrefix}lesson:a`, '{"at":1e999,"value":"done"}'],
  [`${factPrefix}lesson:a`, '{"value":"done"}'],
  [`${factPrefix}lesson:a`, '{"at":1,"value":"known"}'],
  [`${factPrefix}predict:a.b`, '{"at":1}'],
  [`${factPrefix}lesson:${'a'.repeat(131)}`, '{"at":1,"value":"done"}'],
  [`${factPrefix}review:a`, 'x'.repeat(70_000)],
])('%s with %s is refused', (key, value) => {
  expect(parseFact(key, value)).toEqual({ kind: 'unreadable', key, value });
});

test.each([
  [false, `${factPrefix}lesson:a`],
  [true, 'mlops-deployment-path:v2:lesson:a'],
  [true, 'mlops-deployment-path:v10:lesson:a'],
  [false, 'mlops-deployment-path:quarantine:1:v1:lesson:a'],
  [false, 'mlops-deployment-path-two:v2:lesson:a'],
  [false, 'v2:progress'],
])('it is %s that %s was written by a newer version', (answer, key) => {
  expect(isNewer(key)).toBe(answer);
});
