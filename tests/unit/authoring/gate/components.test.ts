import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readComponents } from '#authoring/gate/components.ts';
import { diskReader } from '#authoring/gate/reader.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const components = readComponents(diskReader(root));

test('every component that authors may use is known with its attributes', () => {
  const list = readFileSync(join(root, 'src', 'mdx', 'components.ts'), 'utf8');
  const imported = [...list.matchAll(/^import (\w+) from '\.\/\1\.astro';$/gm)].map(
    ([, name]) => name,
  );
  expect([...components.keys()].sort()).toEqual(imported.sort());
  expect(imported.length).toBeGreaterThan(5);
});

test('every attribute of every component is read from its Props', () => {
  const files = readdirSync(join(root, 'src', 'mdx')).filter((name) => name.endsWith('.astro'));
  for (const file of files) {
    const code = readFileSync(join(root, 'src', 'mdx', file), 'utf8');
    const props = /interface Props[^{]*\{([\s\S]*?)\n\}/.exec(code)?.[1] ?? '';
    const declared = [
      ...props.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/^ {2}(\w+)\??:/gm),
    ].map(([, name]) => name);
    expect([...(components.get(file.replace('.astro', ''))?.props.keys() ?? [])], file).toEqual(
      declared,
    );
  }
});

test('what a component takes is told from its types', () => {
  expect(components.get('Claim')?.props.get('as')).toEqual({
    isRequired: false,
    takes: { kind: 'words', words: ['value', 'statement'] },
  });
  expect(components.get('Predict')?.props.get('options')?.takes).toEqual({ kind: 'texts' });
  expect(components.get('Predict')?.props.get('answer')?.takes).toEqual({ kind: 'number' });
  expect(components.get('Snippet')?.props.get('region')?.isRequired).toBe(false);
  expect(components.get('Claim')?.content).toBe('dropped');
  expect(components.get('Term')?.content).toBe('allowed');
  expect(components.get('Note')?.content).toBe('required');
});
