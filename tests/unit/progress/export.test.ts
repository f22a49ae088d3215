import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checksumOf, exportText } from '#progress/export-text.ts';
import { values, type Fact } from '#progress/fact.ts';
import { parseExport } from '#progress/parse-export.ts';
import { parseFact } from '#progress/parse-fact.ts';
import { progressFrom } from '#progress/progress.ts';
import { anyFactSet, factSet, hostileText } from './arbitraries.ts';
import { hostileFiles } from './hostile-files.ts';

const fixture = readFileSync(new URL('../../fixtures/progress/v1.json', import.meta.url), 'utf8');
const publishedFile = JSON.parse(
  readFileSync(
    new URL('../../../public/schemas/learning-progress-v1.json', import.meta.url),
    'utf8',
  ),
) as z.core.JSONSchema.JSONSchema & { properties: { facts: { description: string } } };
const publishedSchema = z.fromJSONSchema(publishedFile);
const one = factSet({ kind: 'lesson', id: 'docker-layers', at: 5, value: 'done' });

test('S22 a saved file, read and saved again, has the same bytes', () => {
  fc.assert(
    fc.property(anyFactSet, (facts) => {
      const text = exportText(facts);
      const read = parseExport(text);
      if (read.kind !== 'read') throw new Error(read.why);
      expect(read).toEqual({ kind: 'read', facts, refused: [], warnings: [] });
      expect(exportText(read.facts)).toBe(text);
    }),
    { numRuns: 5000 },
  );
});

test('S22 the order in which facts were recorded does not change the file', () => {
  fc.assert(
    fc.property(anyFactSet, (facts) => {
      expect(exportText(new Map([...facts].reverse()))).toBe(exportText(facts));
    }),
  );
});

test('S22 the file can be read by a person', () => {
  expect(exportText(one)).toBe(`{
  "format": "learning-progress",
  "version": 1,
  "siteId": "mlops-deployment-path",
  "count": 1,
  "checksum": "${checksumOf(one)}",
  "facts": {
    "v1:lesson:docker-layers": {"at":5,"value":"done"}
  }
}
`);
});

test('S22 a file tells which profile it is of, if that has a name', () => {
  const text = exportText(one, 'Aina "B"');
  expect(text).toContain('  "profile": "Aina \\"B\\"",\n');
  expect(parseExport(text)).toEqual({
    ...{ kind: 'read', profile: 'Aina "B"', facts: one, refused: [], warnings: [] },
  });
  expect(publishedSchema.safeParse(JSON.parse(text)).success).toBe(true);
  expect(parseExport(exportText(one))).not.toHaveProperty('profile');
});

test('S22 the published schema accepts every saved file and refuses other ones', () => {
  fc.assert(
    fc.property(anyFactSet, (facts) => {
      expect(publishedSchema.safeParse(JSON.parse(exportText(facts))).error).toBeUndefined();
    }),
    { numRuns: 300 },
  );
  expect(publishedSchema.safeParse({ format: 'learning-progress' }).success).toBe(false);
});

test('S22 the published schema names every kind of fact', () => {
  const { facts } = publishedFile.properties;
  for (const kind of Object.keys(values))
    expect(facts.description).toMatch(new RegExp(`[ ,]${kind}[ ,;]`));
});

test('S20 no text makes the reader throw, and nothing reaches Object.prototype', () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  const good = exportText(one);
  const damagedGood = fc
    .tuple(fc.nat(good.length), fc.string({ maxLength: 4 }), fc.nat(4))
    .map(([at, put, cut]) => good.slice(0, at) + put + good.slice(at + cut));
  const withFact = hostileText.map((value) => good.replace('{"at":5,"value":"done"}', () => value));
  fc.assert(
    fc.property(fc.oneof(hostileText, damagedGood, withFact), (text) => {
      const read = parseExport(text);
      if (read.kind !== 'read') expect(read.why.length).toBeGreaterThan(10);
    }),
    { numRuns: 10_000 },
  );
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

describe(`S20 ${hostileFiles.length} hostile files`, () => {
  test('there are at least forty, each with a name of its own', () => {
    expect(hostileFiles.length).toBeGreaterThanOrEqual(40);
    expect(new Set(hostileFiles.map((file) => file.name)).size).toBe(hostileFiles.length);
  });

  test.each(hostileFiles)('$name', ({ text, rejected, facts, refused, warnings }) => {
    const read = parseExport(text);
    if (read.kind === 'read') {
      expect({
        facts: read.facts.size,
        refused: read.refused.length,
        warnings: read.warnings.length,
      }).toEqual({ facts, refused, warnings });
    } else {
      expect(read.why).toContain(rejected ?? 'this file should have been read');
    }
  });
});

test('S08 a file of a newer version is named as such and not read', () => {
  expect(parseExport(exportText(one).replace('"version": 1', '"version": 2'))).toEqual({
    kind: 'newer',
    version: 2,
    why: 'The file was saved by a newer version of this site (2, this page reads 1). Reload the page and try again.',
  });
});

test('S08 what newer code stored is saved as it is, in a file that says so', () => {
  const newer = new Map([...one, ['mlops-deployment-path:v2:lesson:a', 'form of the future']]);
  const text = exportText(newer);
  expect(text).toContain('"version": 2');
  expect(text).toContain('"v2:lesson:a": "form of the future"');
});

test('S09 the file of version 1 was never edited', () => {
  expect(createHash('sha256').update(fixture).digest('hex')).toBe(
    'afd47b31b40320a5e719a50c15a0a2c97bd96b8e9f8fb4c80662b7639ffbd857',
  );
});

test('S09 the file of version 1 gives the progress it gave when it was saved', () => {
  const read = parseExport(fixture);
  if (read.kind !== 'read') throw new Error(read.why);
  expect(read).toMatchObject({ refused: [], warnings: [] });
  const facts = [...read.facts].map(([key, value]) => parseFact(key, value));
  const progress = progressFrom(facts.filter((fact): fact is Fact => fact.kind !== 'unreadable'));
  expect([...progress.done]).toEqual([
    ['why-models-fail-after-the-notebook', 1_793_001_600_000],
    ['notebook-to-package', 1_793_178_000_000],
  ]);
  expect([...progress.known.keys()]).toEqual(['git-basics']);
  expect([...progress.ticked.keys()]).toEqual(['lab-package-the-eta-model.create-venv']);
  expect(progress.predictions.get('notebook-to-package.import-order')).toBe('b');
  expect([...progress.settings]).toEqual([
    ['theme', 'dark'],
    ['platform', 'gcp'],
  ]);
  expect(
    progress.answers
      .get('which-file-names-the-build-backend')
      ?.map(({ isRight, isSure, chosen }) => ({ isRight, isSure, chosen })),
  ).toEqual([{ isRight: true, isSure: undefined, chosen: ['pyproject'] }]);
  expect(exportText(read.facts)).toBe(fixture);
});
