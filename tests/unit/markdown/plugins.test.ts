import { markdownToHtml } from 'satteri';
import { expect, test } from 'vitest';
import { isExternal, withBase } from '#markdown/address.ts';
import { internalLinks } from '#markdown/links.ts';
import { tables } from '#markdown/tables.ts';

async function html(markdown: string): Promise<string> {
  const plugins = { hastPlugins: [internalLinks('/base/'), tables] };
  return (await markdownToHtml(markdown, plugins)).html;
}

test.each([
  ['/lessons/a/', '/base/lessons/a/'],
  ['/lessons/a/#b', '/base/lessons/a/#b'],
  ['#b', '#b'],
  ['https://docs.astral.sh/', 'https://docs.astral.sh/'],
  ['//example.org/', '//example.org/'],
  ['mailto:a@b.example', 'mailto:a@b.example'],
])('a link to %s goes to %s', async (written, address) => {
  expect(await html(`[a](${written})`)).toContain(`href="${address}"`);
});

test('a reference link gets the base path too', async () => {
  expect(await html('[a][x]\n\n[x]: /lessons/a/')).toContain('href="/base/lessons/a/"');
});

test('a link in code stays as the author wrote it', async () => {
  expect(await html('`[a](/b/)`')).toContain('<code>[a](/b/)</code>');
});

test('the base path counts with or without its last slash', () => {
  expect(withBase('/a/', '/')).toBe('/a/');
  expect(withBase('/a/', '/base')).toBe('/base/a/');
  expect(isExternal('/a')).toBe(false);
  expect(isExternal('//a')).toBe(true);
});

test('a table scrolls in a section the keyboard reaches, and has no style attribute', async () => {
  const shown = await html('| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |');
  expect(shown).toContain('<section class="scroller" tabindex="0"><table>');
  expect(shown).not.toMatch(/style=|align=/);
  expect(shown.match(/class="end"/g)).toHaveLength(2);
});
