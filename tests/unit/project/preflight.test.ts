import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const python = ['python3', 'python'].find((name) => spawnSync(name, ['--version']).status === 0);

// The learner's check of a computer is Python; a maintainer without Python tests the rest.
test.skipIf(python === undefined)('preflight.py passes its own tests', () => {
  const { status, stderr } = spawnSync(
    python ?? '',
    ['-m', 'unittest', join('tests', 'labs', 'preflight_test.py')],
    { cwd: root, encoding: 'utf8' },
  );
  expect(stderr).toMatch(/Ran [5-9]\d tests/);
  expect(status, stderr.slice(-3000)).toBe(0);
});
