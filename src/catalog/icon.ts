import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Resvg } from '@resvg/resvg-js';

/** What phones and desktops ask for when the site is installed, in pixels. */
export const iconSizes = [192, 512] as const;

/** The site's mark on paper, with room around it for a round mask, as PNG. */
export function iconOf(size: number): Uint8Array<ArrayBuffer> {
  const mark = readFileSync(resolve('public/favicon.svg'), 'utf8');
  const inner = mark.replace('<svg ', '<svg x="6.4" y="6.4" width="19.2" height="19.2" ');
  const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#fbf8f2"/>${inner}</svg>`;
  const png = new Resvg(icon, { fitTo: { mode: 'width', value: size } }).render().asPng();
  return new Uint8Array(png);
}
