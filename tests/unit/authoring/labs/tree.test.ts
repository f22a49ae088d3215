import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOverlay, readTree, withOverlay, writeTree, type Tree } from '#authoring/labs/tree.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tree test '));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function tree(files: Readonly<Record<string, string>>): Tree {
  return new Map(
    Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]),
  );
}

function texts(files: Tree): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
  );
}

test('caches and environments are no part of a tree', () => {
  for (const path of [
    '.venv/a',
    '__pycache__/a.pyc',
    'src/__pycache__/b.pyc',
    'sampai.egg-info/x',
    '.pytest_cache/x',
    'node_modules/x',
    '.progress/x',
    '.DS_Store',
    'src/a.py~',
    'dist/a.whl',
  ])
    write(path, 'x');
  write('src/a.py', 'x');
  write('.python-version', '3.11');
  expect([...readTree(folder).keys()]).toEqual(['.python-version', 'src/a.py']);
});

test('paths are sorted by code unit, not by locale', () => {
  for (const path of ['b', 'B', 'a/z', 'a.b', 'é']) write(path, '');
  expect([...readTree(folder).keys()]).toEqual(['B', 'a.b', 'a/z', 'b', 'é']);
});

test('text gets Unix line ends and other bytes stay', () => {
  write('a.txt', 'a\r\nb\r\n');
  write('a.bin', Uint8Array.of(0, 13, 10, 255));
  write('broken.txt', Uint8Array.of(0xff, 13, 10));
  const files = readTree(folder);
  expect(texts(files)['a.txt']).toBe('a\nb\n');
  expect(files.get('a.bin')).toEqual(Buffer.of(0, 13, 10, 255));
  expect(files.get('broken.txt')).toEqual(Buffer.of(0xff, 13, 10));
});

test('a symbolic link is refused', () => {
  write('a', '');
  symlinkSync('a', join(folder, 'b'));
  expect(() => readTree(folder)).toThrow(
    `${join(folder, 'b')} is a symbolic link; Windows and zip files need a plain file.`,
  );
});

test('an overlay adds, replaces and removes, also whole folders', () => {
  write('.removed', '# the notebook is gone\nnotebook.ipynb\nold/\n\n');
  write('a.py', 'new');
  write('c.py', 'added');
  const base = tree({
    'a.py': 'old',
    'b.py': 'kept',
    'notebook.ipynb': '',
    'old/x': '',
    'old/y/z': '',
    older: '',
  });
  expect(texts(withOverlay(base, readOverlay(folder), 'lab/starter'))).toEqual({
    'a.py': 'new',
    'b.py': 'kept',
    'c.py': 'added',
    older: '',
  });
});

test('removing what is not there names the nearest path', () => {
  expect(() =>
    withOverlay(
      tree({ 'src/app.py': '' }),
      { files: new Map(), removed: ['src/ap.py'] },
      'lab/starter',
    ),
  ).toThrow(
    'lab/starter/.removed removes "src/ap.py", which is not there. Did you mean "src/app.py"?',
  );
});

test('removing and adding one path is refused', () => {
  expect(() =>
    withOverlay(tree({ a: '' }), { files: tree({ a: 'x' }), removed: ['a'] }, 'lab/starter'),
  ).toThrow('lab/starter/.removed removes "a", but the overlay holds it.');
});

test.each(['aux.py', 'src/a:b', 'src/what?.md', 'end. ', 'COM1'])(
  'the name "%s" is refused for Windows',
  (path) => {
    expect(() =>
      withOverlay(new Map(), { files: tree({ [path]: '' }), removed: [] }, 'lab/starter'),
    ).toThrow(`lab/starter: Windows cannot hold a file named "${path}".`);
  },
);

test('two names that differ in case alone are refused', () => {
  expect(() =>
    withOverlay(tree({ 'A.py': '' }), { files: tree({ 'a.py': '' }), removed: [] }, 'lab/starter'),
  ).toThrow('lab/starter: "A.py" and "a.py" are one file on Windows and macOS.');
});

test('a tree is written with its folders, and scripts can be started', () => {
  writeTree(tree({ 'bin/go': '#!/bin/sh\n', 'a/b/c.txt': 'x' }), folder);
  expect(readFileSync(join(folder, 'a', 'b', 'c.txt'), 'utf8')).toBe('x');
  expect(statSync(join(folder, 'bin', 'go')).mode & 0o777).toBe(0o755);
});
