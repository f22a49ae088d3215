import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factKey, factValue } from '#progress/fact.ts';
import { factPrefix, versionOf } from '#progress/keys.ts';
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

test('S12 fields that newer code adds to a known kind are ignored', () => {
  const key = `${factPrefix}lesson:docker-layers`;
  expect(parseFact(key, '{"at":5,"state":"done","mood":"calm"}')).toEqual({
    kind: 'lesson',
    id: 'docker-layers',
    at: 5,
    state: 'done',
  });
});

test('S12 a kind only newer code knows comes back as it is', () => {
  const key = `${factPrefix}review:card-1:01k`;
  expect(parseFact(key, 'anything')).toEqual({ kind: 'other', key, value: 'anything' });
});

test.each([
  ['key', `${factPrefix}lesson:Docker`, '{"at":1,"state":"done"}'],
  ['key', `${factPrefix}lesson:a:extra`, '{"at":1,"state":"done"}'],
  ['key', `${factPrefix}answer:a`, '{"at":1,"isRight":true,"chosen":[]}'],
  ['key', `${factPrefix}lesson`, '{"at":1,"state":"done"}'],
  ['key', 'other-site:v1:lesson:a', '{"at":1,"state":"done"}'],
  ['json', `${factPrefix}lesson:a`, '{"at":1,"state":"done"'],
  ['json', `${factPrefix}lesson:a`, '[1]'],
  ['time', `${factPrefix}lesson:a`, '{"at":1e999,"state":"done"}'],
  ['time', `${factPrefix}lesson:a`, '{"state":"done"}'],
  ['fields', `${factPrefix}lesson:a`, '{"at":1,"state":"known"}'],
  ['fields', `${factPrefix}predict:a.b`, '{"at":1}'],
  ['length', `${factPrefix}review:a`, 'x'.repeat(70_000)],
  ['length', `${factPrefix}review:${'a'.repeat(400)}`, '{}'],
])('the reason for refusing is "%s" for %s', (why, key, value) => {
  expect(parseFact(key, value)).toEqual({ kind: 'unreadable', key, value, why });
});

test.each([
  [1, `${factPrefix}lesson:a`],
  [2, 'mlops-deployment-path:v2:lesson:a'],
  [undefined, 'mlops-deployment-path:quarantine:1:v1:lesson:a'],
  [undefined, 'mlops-deployment-path-two:v2:lesson:a'],
  [undefined, 'progress'],
])('the version is %s for the key %s', (version, key) => {
  expect(versionOf(key)).toBe(version);
});
