import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAndReport, checkContent, lockIds } from '#authoring/check-content.ts';
import { fixtureFolder } from '../../content/fixture-tree.ts';
import { fixtureSite } from '../../content/fixture-site.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
const lesson = 'content/projects/first-line/basics/first-steps.mdx';
let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync(join(fixtureFolder, 'base'), root, { recursive: true });
  for (const [path, text] of fixtureSite) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

const today = '2026-11-23';
const noReceipts = { today, receiptOf: () => undefined };

test('a checkout on disk is checked like one in memory', async () => {
  expect(await checkContent(root, noReceipts)).toEqual([]);
  expect(await checkAndReport(root, noReceipts)).toBe(true);
});

test('labs and lessons that never ran are refused', async () => {
  const problems = await checkContent(root, { today });
  expect(problems.map(({ code, file, message, mend }) => ({ code, file, message, mend }))).toEqual([
    {
      code: 'LP136',
      file: 'content/labs/lab-first/lab.mdx',
      message: '"lab-first" does not count as verified: it was never run.',
      mend: 'run npm run test:labs -- lab-first; it runs the lab and writes the receipt',
    },
    {
      code: 'LP137',
      file: lesson,
      message: '"first-steps" does not count as verified: it was never run.',
      mend: 'run npm run test:labs -- first-steps; it runs the lesson and writes the receipt',
    },
    {
      code: 'LP137',
      file: 'content/projects/first-line/basics/second-steps.mdx',
      message: '"second-steps" does not count as verified: it was never run.',
      mend: 'run npm run test:labs -- second-steps; it runs the lesson and writes the receipt',
    },
  ]);
});

test('what is past its review date is a warning, and an error for the weekly look', async () => {
  const later = { ...noReceipts, today: '2027-06-01' };
  const problems = await checkContent(root, later);
  expect(problems.map(({ code, isWarning }) => ({ code, isWarning }))).toEqual([
    { code: 'LP502', isWarning: true },
    { code: 'LP502', isWarning: true },
  ]);
  expect(await checkAndReport(root, later)).toBe(true);
  expect(await checkAndReport(root, { ...later, isStrict: true })).toBe(false);
});

test('locking adds new ids, keeps old ones, and is the same when done twice', () => {
  const path = join(root, 'content', 'ids.lock.json');
  const before = JSON.parse(readFileSync(path, 'utf8')) as { steps: string[]; questions: string[] };
  const changed = {
    ...before,
    steps: [...before.steps, 'long-gone'],
    questions: before.questions.filter((id) => id !== 'first-look'),
  };
  writeFileSync(path, JSON.stringify(changed));
  lockIds(root);
  const once = readFileSync(path, 'utf8');
  lockIds(root);
  const after = JSON.parse(once) as typeof before;
  expect(after.steps).toEqual([...before.steps, 'long-gone'].sort());
  expect(after.questions).toEqual(before.questions);
  expect(readFileSync(path, 'utf8')).toBe(once);
  writeFileSync(path, `${JSON.stringify(before, undefined, 2)}\n`);
});

test('the command refuses words it does not know', () => {
  const { status, stderr } = spawnSync(
    execPath,
    [join(repository, 'src', 'authoring', 'check-content.ts'), '--lok'],
    { encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: '"--lok" is not known. Use --lock to add new ids, --fresh to fail on old facts.\n',
  });
});

test('in GitHub Actions each problem is also an annotation, and the exit code is 1', () => {
  const script = `
    import { checkAndReport } from ${JSON.stringify(join(repository, 'src', 'authoring', 'check-content.ts'))};
    process.exit((await checkAndReport(${JSON.stringify(root)}, { today: '${today}', receiptOf: () => undefined })) ? 0 : 1);`;
  const text = readFileSync(join(root, lesson), 'utf8');
  writeFileSync(join(root, lesson), text.replace('technologies: [uv]', 'technologies: [uvv]'));
  const run = (env: Record<string, string>) =>
    spawnSync(execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      cwd: repository,
      env: { ...process.env, ...env },
    });
  const inActions = run({ GITHUB_ACTIONS: 'true' });
  const elsewhere = run({ GITHUB_ACTIONS: '' });
  writeFileSync(join(root, lesson), text);
  const annotation = `::error file=${lesson},line=10,col=16,title=LP107 unknown reference::"uvv" is not the id of any technology.%0ADid you mean "uv"?%0AMend: write uv instead of uvv\n`;
  expect(inActions.status).toBe(1);
  expect(inActions.stdout).toContain(annotation);
  expect(elsewhere.status).toBe(1);
  expect(elsewhere.stdout).not.toContain('::error');
  expect(elsewhere.stdout).toMatch(/^Content: 1 error in 1 file\. \(\d+\.\d s\)$/m);
});
