import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { farewellWorker, offlineList, workerOf, writeOffline } from '#authoring/offline.ts';

let site: string;
const write = (path: string, content: string) => {
  mkdirSync(dirname(join(site, path)), { recursive: true });
  writeFileSync(join(site, path), content);
};

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'site-'));
  const steps = [{ url: 'https://x.example/base/lessons/layers/' }, {}];
  const projects = [
    { id: 'ops', title: 'Ops', modules: [{ steps }] },
    { id: 'cloud', title: 'Cloud', modules: [] },
  ];
  write('curriculum.json', JSON.stringify({ projects }));
  write('index.html', 'home');
  write('lessons/layers/index.html', 'layers');
  write('lessons/layers.md', 'twin');
  write('og/site.png', 'picture');
});

afterEach(() => rmSync(site, { recursive: true, force: true }));

test('a file belongs to the project of its step, or to all; files for machines are left out', () => {
  const { files, parts, sharedBytes } = offlineList(site);
  expect(files.map(([path, , part]) => [path, part])).toEqual([
    ['index.html', ''],
    ['lessons/layers/index.html', 'ops'],
  ]);
  expect(parts.map(({ id }) => id)).toEqual(['ops']);
  expect(parts[0]?.bytes).toBeGreaterThan(0);
  expect(sharedBytes).toBeGreaterThan(0);
});

test('the same files are the same build, and any other byte is another', () => {
  const before = offlineList(site);
  expect(offlineList(site)).toEqual(before);
  write('index.html', 'Home');
  expect(offlineList(site).build).not.toBe(before.build);
});

test('a copy that outgrows its budget stops the build', () => {
  for (let number = 0; number < 900; number += 1) write(`pages/${number}.html`, 'x');
  expect(() => offlineList(site)).toThrow(
    /^The offline copy has 902 files and \d+ bytes; at most 900/,
  );
});

test('the worker carries the name of its build, or says farewell', () => {
  const list = writeOffline(site, "const build = 'BUILD';", false);
  expect(readFileSync(join(site, 'sw.js'), 'utf8')).toBe(`const build = "${list.build}";`);
  writeOffline(site, "const build = 'BUILD';", true);
  expect(readFileSync(join(site, 'sw.js'), 'utf8')).toBe(farewellWorker);
  expect(() => workerOf('nothing', list)).toThrow('does not say where its build goes');
});
