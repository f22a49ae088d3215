// The whole test run: content types, format, lint, types, dead code, unit, component and content tests, the real
// build, checks of what was built, and the browser. `npm test -- lint unit` runs only the named parts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, execPath, exit } from 'node:process';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface Part {
  readonly name: string;
  /** A package whose command is run, or a file of this project. */
  readonly program: string;
  readonly words: readonly string[];
  /** Writes its own counts; other parts count as one test. */
  readonly counts?: 'vitest' | 'playwright';
  /** Runs only when it is named: it needs Python, which the rest does not. */
  readonly isExtra?: true;
}

const root = join(import.meta.dirname, '..', '..');
const countsFolder = join(root, 'node_modules', '.cache', 'test-counts');
const vitest = (name: string, project: string): Part => ({
  name,
  program: 'vitest',
  words: ['run', '--config', `tests/vitest.${project}config.ts`],
  counts: 'vitest',
});
const browser = (name: string, ...choice: readonly string[]): Part => ({
  name,
  program: '@playwright/test',
  words: ['test', '--config', 'tests/playwright.config.ts', ...choice],
  counts: 'playwright',
});

const parts: readonly Part[] = [
  // Lint and types read the content types that this writes; a fresh clone has none.
  { name: 'sync', program: 'astro', words: ['sync'] },
  { name: 'format', program: 'prettier', words: ['--check', '--log-level', 'warn', '.'] },
  {
    name: 'lint',
    program: 'eslint',
    words: ['--config', 'tests/eslint.config.js', '--max-warnings', '0', '.'],
  },
  { name: 'styles', program: 'stylelint', words: ['src/**/*.{css,astro}', '--max-warnings', '0'] },
  { name: 'types', program: '@astrojs/check', words: ['--minimumFailingSeverity', 'hint'] },
  { name: 'dead-code', program: 'knip', words: [] },
  vitest('unit', ''),
  { name: 'build', program: 'src/authoring/build.ts', words: [] },
  vitest('components', 'components.'),
  vitest('site', 'site.'),
  browser('browser', '--grep-invert', '@alone'),
  // What is measured in milliseconds has the machine for itself.
  browser('alone', '--grep', '@alone', '--workers', '1'),
  vitest('lighthouse', 'lighthouse.'),
  { ...vitest('lab-harness', 'labs.'), isExtra: true },
];

function scriptOf(program: string): string {
  if (program.endsWith('.ts')) return join(root, program);
  const folder = join(root, 'node_modules', program);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  return join(folder, typeof bin === 'string' ? bin : (Object.values(bin)[0] ?? ''));
}

function runPart({ name, program, words, counts }: Part): Counts {
  console.log(`\n── ${name}`);
  const file = join(countsFolder, `${name}.json`);
  rmSync(file, { force: true });
  const reporters =
    counts === 'vitest'
      ? ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
      : [];
  const { status } = spawnSync(execPath, [scriptOf(program), ...words, ...reporters], {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, TEST_COUNTS: file, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return countsFrom(file, status === 0);
}

function countsFrom(file: string, succeeded: boolean): Counts {
  const whole = succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!existsSync(file)) return whole;
  const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  const passed = report['numPassedTests'] ?? report['passed'] ?? 0;
  const failed = report['numFailedTests'] ?? report['failed'] ?? 0;
  // A file that does not load has no failed test, and still failed.
  return { passed, failed: succeeded ? failed : Math.max(failed, 1) };
}

const wanted = argv.slice(2);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no part called ${unknown.join(', ')}. Parts: ${parts.map(({ name }) => name).join(', ')}.`,
  );
  exit(1);
}

mkdirSync(countsFolder, { recursive: true });
const chosen = parts.filter((part) =>
  wanted.length === 0 ? !part.isExtra : wanted.includes(part.name),
);
const results = chosen.map((part) => ({ name: part.name, ...runPart(part) }));
console.log('');
for (const { name, passed, failed } of results) {
  console.log(`${name.padEnd(12)} ${passed} passed, ${failed} failed`);
}
const sum = (key: keyof Counts) => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
exit(sum('failed') === 0 ? 0 : 1);
