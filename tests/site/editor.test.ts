import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as unknown;

const { collections, entries } = read('.astro/collections/collections.json') as {
  readonly collections: readonly { readonly name: string; readonly hasSchema: boolean }[];
  readonly entries: Readonly<Record<string, string>>;
};

test.each([
  ['lessons', 'content/projects/*/*/*.mdx', ['title', 'objectives', 'prerequisites', 'run']],
  ['labs', 'content/labs/*/lab.mdx', ['title', 'needs', 'cost', 'buildsOn']],
  ['pages', 'content/pages/*.mdx', ['title']],
])('an editor completes the front matter of %s', (name, pattern, fields) => {
  const files = globSync(pattern, { cwd: root });
  expect(files.length).toBeGreaterThan(0);
  for (const file of files)
    expect(entries[pathToFileURL(join(root, file)).href.toLowerCase()], file).toBe(name);
  expect(collections).toContainEqual({ hasSchema: true, name });
  const { properties } = read(`.astro/collections/${name}.schema.json`) as { properties: object };
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(fields));
});

test('the settings of the editor switch that completion on', () => {
  expect(read('.vscode/settings.json')).toMatchObject({ 'astro.content-intellisense': true });
});
