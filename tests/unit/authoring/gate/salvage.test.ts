import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsedOrSalvaged } from '#authoring/gate/salvage.ts';
import { schemaFindings } from '#authoring/gate/schema-findings.ts';
import { schemas } from '#authoring/gate/schemas.ts';
import { lesson } from '#schema/lesson.ts';
import { quiz } from '#schema/quiz.ts';

test('what has the wrong type becomes blank, and lists keep their length', () => {
  expect(
    parsedOrSalvaged(lesson, {
      title: 5,
      objectives: [{ id: 'a' }, 7],
      prerequisites: ['b', 3],
      nonsense: 1,
    }),
  ).toEqual({
    title: '',
    summary: '',
    objectives: [
      { id: 'a', text: '' },
      { id: '', text: '' },
    ],
    prerequisites: ['b', ''],
    technologies: [],
    minutes: { read: 0, practice: 0, method: 'estimated' },
    sources: [],
    changed: { date: '', note: '' },
  });
});

test('a question of an unknown kind still has the shape of one', () => {
  const { questions } = parsedOrSalvaged(quiz, { questions: [{ id: 'a', kind: 'riddle' }] });
  expect(questions[0]).toMatchObject({ id: 'a', kind: 'text', accept: [], mistakes: [] });
});

describe('any value can be judged and salvaged', () => {
  test.for(Object.keys(schemas) as (keyof typeof schemas)[])('as a %s', (name) => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const schema = schemas[name];
        const findings = schemaFindings({ file: 'content/x.yaml', schema, value });
        const isValid = schema.safeParse(value).success;
        expect(findings.length === 0).toBe(isValid);
        parsedOrSalvaged(schema as typeof lesson, value);
      }),
      { numRuns: 100 },
    );
  });
});
