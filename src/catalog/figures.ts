import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { figureSvg, type FigureSource } from './figure-svg.ts';

/**
 * Draws a figure from its text source below content/.
 *
 * @throws when there is no such file, or it cannot be drawn
 */
export function figureOf(figure: Omit<FigureSource, 'text'>): Promise<string> {
  const text = readFileSync(resolve('content', ...figure.file.split('/')), 'utf8');
  return figureSvg({ ...figure, text });
}
