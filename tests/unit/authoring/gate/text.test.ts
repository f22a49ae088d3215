import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findHiddenCharacters } from '#authoring/gate/hidden-characters.ts';
import { Lines } from '#authoring/gate/lines.ts';
import { readText } from '#authoring/gate/text.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('a byte order mark and CRLF are accepted and gone from the text', () => {
  const file = readText('a.yaml', bytes('\uFEFFtitle: A\r\nsummary: B\r\n'));
  expect(file.text).toBe('title: A\nsummary: B\n');
  expect(file.findings).toEqual([]);
});

test('an offset and its position are each other’s answer', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '\n', 'é', '😀'), maxLength: 40 }),
      fc.nat(),
      (text, number) => {
        const lines = new Lines(text);
        const offset = number % (text.length + 1);
        const position = lines.positionAt(offset);
        expect(lines.offsetAt(position)).toBe(offset);
        expect(text.split('\n')[position.line - 1]).toBe(lines.textOf(position.line));
      },
    ),
  );
});

test('a joiner inside an emoji is part of it, elsewhere it is hidden', () => {
  expect(findHiddenCharacters('a.mdx', 'a 👩‍💻 and 👩🏽‍🚀')).toEqual([]);
  expect(findHiddenCharacters('a.mdx', 'a\u200db')).toHaveLength(1);
});

test('hidden characters are named by code point', () => {
  const [found] = findHiddenCharacters('a.mdx', 'a\u202e\u2066b');
  expect(found?.message).toBe(
    'Here stands U+202E (right-to-left override), U+2066 (left-to-right isolate), which nobody can see.',
  );
});

test('UTF-16 without a byte order mark is recognised', () => {
  const wide = Uint8Array.from(Buffer.from('title: a lesson about packages', 'utf16le'));
  expect(readText('a.yaml', wide).findings[0]?.message).toBe('The file is written in UTF-16LE.');
});
