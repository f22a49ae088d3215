import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { describe, expect, test } from 'vitest';
import { checkReader } from '#authoring/gate/check.ts';
import { formatProblems } from '#authoring/gate/report.ts';
import { problemKinds } from '#curriculum/problem-finding.ts';
import { damagedTree, fixtureDay, fixtureFolder, healthyTree } from './fixture-tree.ts';

// UPDATE_FIXTURES=1 writes what the gate says into expected.txt: read every line of the difference.
const isUpdating = env['UPDATE_FIXTURES'] === '1';

const cases = readdirSync(fixtureFolder)
  .filter((code) => code !== 'base')
  .flatMap((code) => readdirSync(join(fixtureFolder, code)).map((name) => `${code}/${name}`));

describe('the gate says about damaged content', () => {
  test.for(cases)('%s', (name) => {
    const folder = join(fixtureFolder, name);
    const said = `${formatProblems(checkReader(damagedTree(folder), { today: fixtureDay }))}\n`;
    const file = join(folder, 'expected.txt');
    if (isUpdating) writeFileSync(file, said);
    expect(said).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
  });
});

test('the healthy tree has no problems', () => {
  expect(formatProblems(checkReader(healthyTree(), { today: fixtureDay }))).toBe('No problems.');
});

test('every damaged case names its code, and healthy ones name none', () => {
  const wrong = cases.filter((name) => {
    const [code = ''] = name.split('/');
    const text = readFileSync(join(fixtureFolder, name, 'expected.txt'), 'utf8');
    return code === 'healthy' ? text !== 'No problems.\n' : !text.includes(`  ${code} `);
  });
  expect(wrong).toEqual([]);
});

// The receipts of labs and lessons are kept with a run, so they are tested in receipts.test.ts.
const testedElsewhere = ['LP136', 'LP137'];

test('every kind of problem has a fixture', () => {
  const codes = new Set(cases.map((name) => name.split('/')[0]));
  const without = Object.values(problemKinds)
    .map(({ code }) => code)
    .filter((code) => !codes.has(code) && !testedElsewhere.includes(code));
  expect(without).toEqual([]);
});

test('there are at least 90 damaged cases', () => {
  expect(cases.filter((name) => !name.startsWith('healthy/')).length).toBeGreaterThanOrEqual(90);
});
