import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import subsetFont from 'subset-font';

const file = resolve(
  'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
);

/** Latin letters with accents, and the signs our texts use. */
const letters = Array.from({ length: 0x17f - 0x20 }, (_, place) => 0x20 + place);
const signs = `${String.fromCodePoint(...letters)}–—‘’“”…·→−×≤≥`;

/** A weight of the site's font as satori wants it. */
export interface PictureFont {
  readonly name: string;
  readonly data: Buffer;
  readonly weight: 400 | 700;
  readonly style: 'normal';
}

let loaded: Promise<PictureFont[]> | undefined;

/** The site's own font in two weights: satori reads neither woff2 nor variable fonts. */
export function pictureFonts(): Promise<PictureFont[]> {
  loaded ??= Promise.all([instance(400, 450), instance(700, 750)]);
  return loaded;
}

async function instance(weight: PictureFont['weight'], wght: number): Promise<PictureFont> {
  const data = await subsetFont(readFileSync(file), signs, {
    targetFormat: 'truetype',
    variationAxes: { wght },
  });
  return { name: 'Atkinson', data, weight, style: 'normal' };
}
