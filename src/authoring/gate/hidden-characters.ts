import type { Finding } from '#curriculum/problem-finding.ts';

const names: ReadonlyMap<number, string> = new Map([
  [0x00, 'null character'],
  [0x08, 'backspace'],
  [0x0b, 'vertical tab'],
  [0x0c, 'form feed'],
  [0x0d, 'carriage return without a line feed'],
  [0x1b, 'escape'],
  [0x7f, 'delete'],
  [0xad, 'soft hyphen'],
  [0x061c, 'Arabic letter mark'],
  [0x200b, 'zero-width space'],
  [0x200c, 'zero-width non-joiner'],
  [0x200d, 'zero-width joiner'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x2028, 'line separator'],
  [0x2029, 'paragraph separator'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [0x202c, 'pop directional formatting'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x2060, 'word joiner'],
  [0x2066, 'left-to-right isolate'],
  [0x2067, 'right-to-left isolate'],
  [0x2068, 'first strong isolate'],
  [0x2069, 'pop directional isolate'],
  [0xfeff, 'byte order mark inside the text'],
]);

/** Control characters, marks of writing direction, and signs without width. Tab and line feed are text. */
const hiddenRanges = [
  '0-8 b-1f 7f-9f ad 34f 61c 115f-1160 17b4-17b5 180b-180e 200b-200f 2028-202e 2060-206f',
  '3164 feff ffa0 fff9-fffb e0000-e0fff',
].join(' ');
const hidden = new RegExp(
  `[${hiddenRanges.replaceAll(/[0-9a-f]+/g, '\\u{$&}').replaceAll(' ', '')}]+`,
  'gu',
);
const emojiBefore = /[\p{Extended_Pictographic}\u{1f3fb}-\u{1f3ff}]\ufe0f?$/u;
const emojiAfter = /^\p{Extended_Pictographic}/u;

/** Characters that nobody can see. A joiner between two emoji is part of them. */
export function findHiddenCharacters(path: string, text: string): readonly Finding[] {
  return [...text.matchAll(hidden)]
    .filter((match) => !joinsEmoji(text, match.index, match[0]))
    .map((match) => {
      const run = match[0];
      return {
        kind: 'hidden-character',
        file: path,
        place: { kind: 'span', start: match.index, end: match.index + run.length },
        message: `Here stands ${[...new Set(run)].map(describe).join(', ')}, which nobody can see.`,
        mend: 'delete it, or write it as an escape where the text is about it',
      };
    });
}

function joinsEmoji(text: string, start: number, run: string): boolean {
  return (
    run === '\u200d' &&
    emojiBefore.test(text.slice(Math.max(0, start - 6), start)) &&
    emojiAfter.test(text.slice(start + 1, start + 4))
  );
}

function describe(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const name = names.get(code) ?? (code < 0xa0 ? 'control character' : 'invisible character');
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')} (${name})`;
}
