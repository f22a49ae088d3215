import { join } from 'node:path';
import { env } from 'node:process';
import { expect, test } from 'vitest';
import { checkReader } from '#authoring/gate/check.ts';
import type { Problem } from '#authoring/gate/problem.ts';
import { diskReader, withChanges } from '#authoring/gate/reader.ts';
import { formatProblem } from '#authoring/gate/report.ts';
import { lockedTree } from './locked-tree.ts';
import { fileOperators } from './mutation/file-operators.ts';
import { contentOf, type Mutant, type Operator } from './mutation/mutant.ts';
import { seeded } from './mutation/random.ts';
import { closingOperators, letterOperators, pageOperators } from './mutation/text-operators.ts';
import { yamlOperators } from './mutation/yaml-operators.ts';

// MUTATION_SEED and MUTANTS_PER_OPERATOR choose other and more mutants, e.g. for a nightly run.
const seed = Number(env['MUTATION_SEED'] ?? 20_261_123);
const perOperator = Number(env['MUTANTS_PER_OPERATOR'] ?? 4);
const today = new Date().toISOString().slice(0, 10);

const operators: readonly Operator[] = [
  ...letterOperators,
  ...pageOperators,
  ...closingOperators,
  ...yamlOperators,
  ...fileOperators,
];

const real = lockedTree(diskReader(join(import.meta.dirname, '..', '..')), today);
const content = contentOf(real);
const before = new Set(checkReader(real, { today }).map(withoutPlace));

/** What was wrong before the mutation is not counted as noticing it. */
function withoutPlace(problem: Problem): string {
  return `${problem.file} ${problem.code} ${problem.message}`;
}

/** The problems that the mistake brought. */
function newProblems({ changes }: Mutant): readonly Problem[] {
  const problems = checkReader(withChanges(real, changes), { today });
  return problems.filter((problem) => !problem.isWarning && !before.has(withoutPlace(problem)));
}

function isNoticed({ expected }: Mutant, problems: readonly Problem[]): boolean {
  const { file, orFile = [], line, codes } = expected;
  return problems.some((problem) => {
    const isThere =
      problem.file === file || orFile.includes(problem.file) || isAbout(problem, file);
    const isOnLine = line === undefined || Math.abs(problem.line - line) <= 1;
    return isThere && isOnLine && (codes.length === 0 || codes.includes(problem.code));
  });
}

/** A file that is gone is reported by whoever needs it. */
function isAbout({ message, mend }: Problem, file: string): boolean {
  const parts = file.split('/');
  const name = (parts.at(-1) ?? '').replace(/\..*$/, '');
  const own = ['module', 'project', 'lab'].includes(name) ? (parts.at(-2) ?? '') : name;
  return [message, mend].some(
    (text) => text.includes(file) || new RegExp(`["/]${own}["/]`).test(text),
  );
}

test(`mistakes in the real content are noticed (seed ${seed})`, { timeout: 300_000 }, () => {
  const random = seeded(seed);
  const survivors: string[] = [];
  const counts = operators.map(({ name, make }) => {
    const mutants = Array.from({ length: perOperator * 3 }, () => make(content, random))
      .filter((mutant) => mutant !== undefined)
      .slice(0, perOperator);
    const noticed = mutants.filter((mutant) => {
      const problems = newProblems(mutant);
      const isFound = isNoticed(mutant, problems);
      if (!isFound) survivors.push(survivor(name, mutant, problems));
      return isFound;
    });
    return { name, made: mutants.length, noticed: noticed.length };
  });
  const made = counts.reduce((sum, count) => sum + count.made, 0);
  const noticed = counts.reduce((sum, count) => sum + count.noticed, 0);
  const idle = counts.filter((count) => count.made === 0).map(({ name }) => name);
  console.log(
    [
      `Content mutants: ${noticed} of ${made} noticed, ${operators.length} operators, seed ${seed}.`,
      ...(idle.length > 0 ? [`No occasion in the content: ${idle.join('; ')}.`] : []),
      ...survivors.map((text) => `Not noticed: ${text}`),
    ].join('\n'),
  );
  expect(made).toBeGreaterThanOrEqual(300);
  expect(noticed / made).toBeGreaterThanOrEqual(0.99);
});

function survivor(name: string, { what, expected }: Mutant, problems: readonly Problem[]): string {
  const said = problems.slice(0, 2).map((problem) => formatProblem(problem).split('\n')[0]);
  const where = `${expected.line === undefined ? '' : `line ${expected.line}, `}${expected.codes.join('/')}`;
  return `${name}: ${what} (wanted ${where}; said ${said.join(' | ') || 'nothing'})`;
}
