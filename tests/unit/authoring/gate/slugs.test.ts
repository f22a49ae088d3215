import { join } from 'node:path';
import { satteri } from '@astrojs/markdown-satteri';
import { expect, test } from 'vitest';
import { pageFacts } from '#authoring/gate/page-facts.ts';
import { parsePage } from '#authoring/gate/page-tree.ts';
import { diskReader } from '#authoring/gate/reader.ts';
import { readText } from '#authoring/gate/text.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');

/** The anchors that the build gives to a page's Markdown headings. */
async function anchorsOfBuild(markdown: string): Promise<readonly string[]> {
  const renderer = await satteri().createRenderer({});
  const { metadata } = await renderer.render(markdown);
  return metadata.headings.map(({ slug }) => slug);
}

function anchorsOfGate(text: string): readonly string[] {
  const tree = parsePage(readText('content/pages/x.mdx', new TextEncoder().encode(text)));
  return tree.kind === 'tree' ? pageFacts(tree.root).headings.map(({ slug }) => slug) : [];
}

test('the gate knows the anchors that the build makes', async () => {
  const markdown = [
    'What a lock file holds',
    "Don't, won't & can't",
    'Use `uv sync --locked` twice',
    'A -- dash and --- a longer one',
    'Two steps: first, second… third',
    '“Quoted” and *emphasised* and [linked](/about/)',
    'Café, Übung, 日本語, emoji 🚕',
    'C++ / C# (1.2.3)',
    'Same words',
    'Same words',
  ]
    .map((heading) => `## ${heading}\n\ntext\n`)
    .join('\n');
  expect(anchorsOfGate(markdown)).toEqual(await anchorsOfBuild(markdown));
});

test('headings of the real pages get the same anchors', async () => {
  const reader = diskReader(root);
  const pages = reader.paths.filter((path) => /^content\/.*\.mdx$/.test(path));
  for (const path of pages) {
    const text = new TextDecoder().decode(reader.read(path));
    const headings = text.split('\n').filter((line) => /^#{2,4} [^<{]*$/.test(line));
    const markdown = headings.join('\n\n');
    expect(anchorsOfGate(markdown), path).toEqual(await anchorsOfBuild(markdown));
  }
});
