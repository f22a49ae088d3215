import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import { pictureFonts } from './picture-font.ts';
import { pictureTree, type Picture } from './picture-tree.ts';

const size = { width: 1200, height: 630 };
const kept = resolve('node_modules/.cache/pictures');

/**
 * Draws a link preview. The same picture gives the same bytes; one that was drawn before is taken
 * from the cache.
 */
export async function pictureOf(picture: Picture): Promise<Uint8Array<ArrayBuffer>> {
  const tree = pictureTree(picture, lightColours());
  const svg = await satori(tree as Parameters<typeof satori>[0], {
    ...size,
    fonts: await pictureFonts(),
  });
  const file = resolve(kept, `${createHash('sha256').update(svg).digest('hex')}.png`);
  if (!existsSync(file)) {
    const png = new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, png);
  }
  return new Uint8Array(readFileSync(file));
}

let colours: Readonly<Record<string, string>> | undefined;

/** The light colours of styles/tokens.css by their names. */
function lightColours(): Readonly<Record<string, string>> {
  const css = colours ? '' : readFileSync(resolve('src/styles/tokens.css'), 'utf8');
  colours ??= Object.fromEntries(
    [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}),/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );
  return colours;
}
