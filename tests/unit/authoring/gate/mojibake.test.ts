import { describe, expect, test } from 'vitest';
import { findMojibake } from '#authoring/gate/mojibake.ts';

const encoder = new TextEncoder();

/** UTF-8 text read as another encoding: what an editor with the wrong setting saves. */
function garbled(text: string, encoding: string): string {
  return new TextDecoder(encoding).decode(encoder.encode(text));
}

const signs = [
  '’',
  '‘',
  '“',
  '”',
  '–',
  '—',
  '…',
  '→',
  '≥',
  '€',
  '✓',
  'é',
  'ü',
  'ñ',
  'ç',
  '°',
  '·',
  '×',
  '🚕',
];

describe('text that was UTF-8 is found and repaired', () => {
  test.for(signs)('%s read as Windows-1252', (sign) => {
    const bad = garbled(`before ${sign} after`, 'windows-1252');
    expect(findMojibake(bad).map(({ repaired }) => repaired)).toEqual([sign]);
  });

  test.for(['’', '–', '…', '→', '€', '✓'])('%s read as Windows-1251', (sign) => {
    const bad = garbled(`before ${sign} after`, 'windows-1251');
    expect(findMojibake(bad).map(({ repaired }) => repaired)).toEqual([sign]);
  });

  test('Cyrillic read as Windows-1251', () => {
    const [found] = findMojibake(garbled('Привет', 'windows-1251'));
    expect(found?.repaired).toBe('Привет');
  });

  test('signs in a row are one finding', () => {
    expect(findMojibake(garbled('a “– b', 'windows-1252'))).toHaveLength(1);
  });
});

test.for([
  'Ärger, Über, Café, naïve, piñata, façade, Ångström',
  '„Wörter“ und ‚andere‘ – mit Gedankenstrich… usw.',
  '20 °C, 5 × 3, ½, 10 €, £5, §4, ©2026, ±2 µm, é»',
  'Привет, мир: Ёлка, съешь ещё этих булок',
  'Ä“ and Å– at the end of a quoted word',
  '漢字, かな, 한국어, हिन्दी, עברית, العربية, ไทย',
  'Kuala Lumpur → Petaling Jaya ✓ ≥ 95 % 🚕',
])('good text is left alone: %s', (text) => {
  expect(findMojibake(text)).toEqual([]);
});
