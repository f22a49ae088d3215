import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { buildIndex } from '#authoring/build-index.ts';
import { searchAttributes } from '#components/search-attributes.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function site(pages: Readonly<Record<string, string>>, records: readonly object[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  folders.push(folder);
  for (const [path, main] of Object.entries(pages)) {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(
      join(folder, path, 'index.html'),
      `<html lang="en"><head><title>T</title></head><body><header>menu</header><main>${main}</main></body></html>`,
    );
  }
  mkdirSync(join(folder, 'search'), { recursive: true });
  writeFileSync(join(folder, 'search', 'records.json'), JSON.stringify(records));
  return folder;
}

function marked(title: string, text: string): string {
  const attributes = searchAttributes({ kind: 'lesson', title, summary: 'Sum, mary.' });
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  return `<div hidden ${written.join(' ')}></div><h1>${title}</h1>${text}`;
}

interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

function fragmentsOf(folder: string): readonly Fragment[] {
  const fragments = join(folder, 'pagefind', 'fragment');
  return readdirSync(fragments)
    .map((file) =>
      gunzipSync(readFileSync(join(fragments, file)))
        .toString()
        .slice('pagefind_dcd'.length),
    )
    .map((text) => JSON.parse(text) as Fragment)
    .toSorted((a, b) => a.url.localeCompare(b.url));
}

test('pages with search facts are indexed, others are not, and lists of other pages are left out', async () => {
  const folder = site({
    'lessons/a': marked('A', '<p>alpha</p><nav>navword</nav><ol class="route"><li>route</li></ol>'),
    'no-facts': '<h1>N</h1><p>hidden</p>',
  });
  expect(await buildIndex(folder)).toBe(1);
  const [page] = fragmentsOf(folder);
  expect(page).toMatchObject({
    url: '/lessons/a/',
    meta: { title: 'A', summary: 'Sum, mary.', kind: 'lesson' },
    filters: { kind: ['lesson'] },
  });
  expect(page?.content).toBe('A. alpha.');
});

test('records become results of their own and their file goes away', async () => {
  const record = {
    address: 'glossary/#layer',
    text: 'layer. A slice.',
    meta: { title: 'layer', kind: 'glossary' },
    filters: { kind: ['glossary'] },
  };
  const folder = site({ 'lessons/a': marked('A', '<p>alpha</p>') }, [record]);
  expect(await buildIndex(folder)).toBe(2);
  expect(fragmentsOf(folder).map(({ url }) => url)).toEqual(['/glossary/#layer', '/lessons/a/']);
  expect(readdirSync(join(folder, 'search'))).toEqual([]);
});

test('only the files the site reads are written, each one whole', async () => {
  const folder = site({ 'lessons/a': marked('A', '<p>alpha</p>') });
  await buildIndex(folder);
  const files = readdirSync(join(folder, 'pagefind')).toSorted();
  expect(files.map((file) => file.replace(/en_\w+/, 'en_x'))).toEqual([
    'filter',
    'fragment',
    'index',
    'pagefind-entry.json',
    'pagefind-worker.js',
    'pagefind.en_x.pf_meta',
    'wasm.en.pagefind',
  ]);
  const worker = readFileSync(join(folder, 'pagefind', 'pagefind-worker.js'), 'utf8');
  expect(worker.trimEnd().endsWith('})();')).toBe(true);
});

test('a site without anything to find is refused', async () => {
  const folder = site({ 'no-facts': '<h1>N</h1>' });
  await expect(buildIndex(folder)).rejects.toThrow('No page in');
});
