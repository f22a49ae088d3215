// The content gate: `npm run check:content`. The build, the live server and the tests call it too.
//   --lock    adds new ids to content/ids.lock.json first
//   --fresh   what is past its review date counts as an error
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, exit } from 'node:process';
import { lockFile, type IdLock } from '#curriculum/problem-input.ts';
import { livingIds, lockWith } from '#curriculum/problem-lock.ts';
import { checkReader, problemInput, type CheckOptions } from './gate/check.ts';
import { readContentSet } from './gate/content-set.ts';
import { diskReceipts } from './gate/disk-receipts.ts';
import type { Problem } from './gate/problem.ts';
import { diskReader } from './gate/reader.ts';
import { countOf, formatAnnotation, formatProblem } from './gate/report.ts';
import { idLock } from './gate/schemas.ts';

export type { Problem } from './gate/problem.ts';

/** Every problem of the content below a root, sorted by file and line. */
export function checkContent(
  root: string,
  options: Partial<CheckOptions> = {},
): Promise<readonly Problem[]> {
  const defaults = { today: thisDay(), receiptOf: diskReceipts(root) };
  return Promise.resolve(checkReader(diskReader(root), { ...defaults, ...options }));
}

/** Checks, prints every problem and their count, and answers whether the content can be published. */
export async function checkAndReport(
  root: string,
  options: Partial<CheckOptions> = {},
): Promise<boolean> {
  const start = performance.now();
  const problems = await checkContent(root, options);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  for (const problem of problems) console.log(`${formatProblem(problem)}\n`);
  if (env['GITHUB_ACTIONS'] === 'true') {
    for (const problem of problems) console.log(formatAnnotation(problem));
  }
  console.log(`Content: ${countOf(problems)} (${seconds} s)`);
  return problems.every(({ isWarning }) => isWarning);
}

/** Adds the ids of open content to the lock file. Ids that are in it stay. */
export function lockIds(root: string): void {
  const path = join(root, lockFile);
  const set = readContentSet(diskReader(root));
  const before = existsSync(path) ? readLock(readFileSync(path, 'utf8')) : emptyLock;
  const after = lockWith(before, livingIds(problemInput(set, thisDay())));
  writeFileSync(path, `${JSON.stringify(after, undefined, 2)}\n`);
}

const emptyLock: IdLock = {
  steps: [],
  objectives: [],
  questions: [],
  ticks: [],
  addresses: [],
  retired: [],
};

function readLock(text: string): IdLock {
  const result = idLock.safeParse(JSON.parse(text));
  if (!result.success) throw new Error(`${lockFile} is damaged: take it from the last commit.`);
  return result.data;
}

function thisDay(): string {
  return new Date().toISOString().slice(0, 10);
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..', '..');
  const words = argv.slice(2);
  const unknown = words.find((word) => !['--lock', '--fresh'].includes(word));
  if (unknown !== undefined) {
    console.error(
      `"${unknown}" is not known. Use --lock to add new ids, --fresh to fail on old facts.`,
    );
    exit(1);
  }
  if (words.includes('--lock')) lockIds(root);
  exit((await checkAndReport(root, { isStrict: words.includes('--fresh') })) ? 0 : 1);
}
