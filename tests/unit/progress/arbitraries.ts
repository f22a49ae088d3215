import fc from 'fast-check';
import {
  factKey,
  factValue,
  type Fact,
  type KnownKindFact,
  type Unreadable,
} from '#progress/fact.ts';
import type { FactSet } from '#progress/fact-set.ts';
import { factPrefix } from '#progress/keys.ts';
import { parseFact } from '#progress/parse-fact.ts';

const id = fc.constantFrom('docker-layers', 'notebook-to-package', 'lab-serve', 'q1', 'aws');
const part = fc.tuple(id, fc.constantFrom('a', 'run-tests')).map((names) => names.join('.'));
const at = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 8.64e15 }));
const digit = fc.integer({ min: 0, max: 31 }).map((value) => value.toString(32));
const ulid = fc.array(digit, { minLength: 26, maxLength: 26 }).map((digits) => digits.join(''));

/** Any fact of a kind this code writes. Few ids and times, so that facts collide. */
export const anyFact: fc.Arbitrary<KnownKindFact> = fc.oneof(
  fc.record({
    kind: fc.constant('lesson' as const),
    id,
    at,
    value: fc.constantFrom('done' as const, 'reopened' as const),
  }),
  fc.record({
    kind: fc.constant('tick' as const),
    id: part,
    at,
    value: fc.constantFrom('ticked' as const, 'cleared' as const),
  }),
  fc.record({
    kind: fc.constant('known' as const),
    id,
    at,
    value: fc.constantFrom('known' as const, 'withdrawn' as const),
  }),
  fc.record({
    kind: fc.constant('undo' as const),
    id: ulid,
    at,
    value: fc.constantFrom('undone' as const, 'redone' as const),
  }),
  fc.record({
    kind: fc.constant('visit' as const),
    id,
    at,
    value: fc.constant('read' as const),
  }),
  fc.record({ kind: fc.constant('predict' as const), id: part, at, value: fc.string() }),
  fc.record({
    kind: fc.constant('setting' as const),
    id,
    at,
    value: fc.string({ unit: 'binary' }),
  }),
  fc.record({
    kind: fc.constant('rating' as const),
    id,
    ulid,
    at,
    value: fc.constantFrom('again' as const, 'hard' as const, 'good' as const, 'easy' as const),
  }),
  fc.record({
    kind: fc.constant('spent' as const),
    id,
    ulid,
    at,
    value: fc.integer({ min: -9_999_999, max: 9_999_999 }).map(String),
  }),
  fc.record({
    kind: fc.constant('version' as const),
    id,
    at,
    value: fc.constantFrom('3fa9c21b', '0c1d2e3f'),
    sections: fc.array(
      fc.constantFrom('aaaaaaaa ', 'bbbbbbbb What to keep', 'cccccccc What to keep'),
    ),
    questions: fc.array(id),
  }),
  fc.record(
    {
      kind: fc.constant('answer' as const),
      id,
      ulid,
      at,
      isRight: fc.boolean(),
      chosen: fc.array(fc.string()),
      isSure: fc.boolean(),
      step: id,
    },
    { requiredKeys: ['kind', 'id', 'ulid', 'at', 'isRight', 'chosen'] },
  ),
);

/** Key and value of a fact of a kind that only newer code knows, with any value. */
export const anyOtherRecord: fc.Arbitrary<readonly [string, string]> = fc.tuple(
  fc
    .constantFrom('review:card-1', 'plan:week', 'time:a:b:c', 'review:x')
    .map((tail) => factPrefix + tail),
  fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.constantFrom('{"at":3}', '{"at":4,"z":1}')),
);

/** Facts of known and unknown kinds under their keys. */
export const anyFactSet: fc.Arbitrary<FactSet> = fc
  .tuple(fc.array(anyFact, { maxLength: 12 }), fc.array(anyOtherRecord, { maxLength: 4 }))
  .map(([facts, others]) => new Map([...facts.map(recordOf), ...others]));

/** The key and value a fact is stored as. */
export function recordOf(fact: KnownKindFact): [string, string] {
  return [factKey(fact), factValue(fact)];
}

/** A set of the given facts. */
export function factSet(...facts: readonly KnownKindFact[]): FactSet {
  return new Map(facts.map(recordOf));
}

/** Texts that have broken parsers and object merges elsewhere. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.constantFrom(
    '{"__proto__":{"at":1,"value":"done"}}',
    '{"constructor":{"prototype":{"polluted":1}},"at":1}',
    '{"at":1e999,"value":"done"}',
    '{"at":-1,"value":"done"}',
    '{"at":1.5,"value":"done"}',
    '{"at":"1","value":"done"}',
    '{"at":1,"value":"toString"}',
    'null',
    '[]',
    '"done"',
    '\u{FEFF}{"at":1,"value":"done"}',
    '{"at":1,"value":"done"',
    '\ud800',
    '\0',
  ),
);

/** Stored facts as they are read. */
export function parsed(facts: FactSet): readonly (Fact | Unreadable)[] {
  return Array.from(facts, ([key, value]) => parseFact(key, value));
}
