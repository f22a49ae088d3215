import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findTools, programOnPath } from '#authoring/labs/tools.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tools '));
  mkdirSync(join(folder, 'bin'));
  program('bash', 'exit 0');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A program that answers like the real one, so that any machine can be played. */
function program(name: string, ...lines: readonly string[]): string {
  const path = join(folder, 'bin', name);
  writeFileSync(path, ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(path, 0o755);
  return path;
}

function python(name: string, version: string): string {
  return program(name, `echo /opt/${name}; echo ${version}`);
}

function find(wanted?: string) {
  return findTools({
    cache: join(folder, 'cache'),
    environment: { PATH: join(folder, 'bin'), HOME: folder },
    ...(wanted === undefined ? {} : { python: wanted }),
  });
}

const missingPython =
  'Python 3.11 or later is missing: install it from https://www.python.org/downloads/ or with your package manager (Debian: apt-get install python3 python3-venv), or name one with --python <path>.';

test('the Python and uv of the path are taken', () => {
  python('python3', '3.12.1');
  const uv = program('uv', 'echo "uv 0.13.8 (x86_64-unknown-linux-gnu)"');
  expect(find()).toEqual({
    python: { path: '/opt/python3', version: '3.12.1' },
    uv: { path: uv, version: '0.13.8' },
  });
});

test('a Python that is too old is passed over for a newer one beside it', () => {
  python('python3', '3.9.18');
  python('python3.13', '3.13.0');
  program('uv', 'echo "uv 0.13.8"');
  expect(find().python).toEqual({ path: '/opt/python3.13', version: '3.13.0' });
});

test('without Python one line says how to get it', () => {
  expect(find).toThrow(missingPython);
  python('python3', '3.10.13');
  expect(find).toThrow(missingPython);
});

test('a wanted version is taken from pyenv where the path has none', () => {
  python('python3', '3.11.7');
  program('uv', 'echo "uv 0.13.8"');
  const bin = join(folder, '.pyenv', 'versions', '3.13.0', 'bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(python('other', '3.13.0'), join(bin, 'python3'));
  expect(find('3.13').python.version).toBe('3.13.0');
});

test('a wanted Python that is not there or too old is named', () => {
  expect(() => find('3.14')).toThrow('Python "3.14" was not found.');
  expect(() => find(python('old', '3.10.1'))).toThrow(
    '/opt/old is Python 3.10.1; the labs need 3.11 or later.',
  );
});

test('a uv that is too old is not taken, and a missing venv module is named with its cure', () => {
  program('python3', '[ "$2" = venv ] && exit 1', 'echo /nowhere/python3; echo 3.11.7');
  program('uv', 'echo "uv 0.4.0"');
  expect(find).toThrow(
    'uv is missing: install it (https://docs.astral.sh/uv/getting-started/installation/) and run this again. It could not be fetched: /nowhere/python3 has no venv module (Debian: apt-get install python3-venv).',
  );
});

test('when the index cannot be reached one line says so', () => {
  const path = join(folder, 'bin', 'python3');
  program(
    'python3',
    `if [ "$2" = venv ]; then mkdir -p "$4/bin"; printf '#!/bin/sh\\necho "ERROR: No matching distribution found for uv" >&2; exit 1\\n' > "$4/bin/python"; chmod +x "$4/bin/python"; exit 0; fi`,
    `echo "${path}"; echo 3.11.7`,
  );
  expect(find).toThrow(
    'uv is missing: install it (https://docs.astral.sh/uv/getting-started/installation/) and run this again. It could not be fetched: ERROR: No matching distribution found for uv',
  );
});

test('without bash one line says so', () => {
  rmSync(join(folder, 'bin', 'bash'));
  expect(find).toThrow('bash is missing: install it with your package manager.');
});

test('a folder or a file without permission is no program', () => {
  mkdirSync(join(folder, 'bin', 'uv'));
  writeFileSync(join(folder, 'bin', 'uvx'), '');
  const environment = { PATH: join(folder, 'bin') };
  expect(programOnPath('uv', environment)).toBeUndefined();
  expect(programOnPath('uvx', environment)).toBeUndefined();
});
