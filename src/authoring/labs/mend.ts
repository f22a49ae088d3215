import type { Mending } from './run-block.ts';

/** A page with the lines of its outputs replaced by what was printed. Works from the end, so that lines keep their numbers. */
export function mended(source: string, mendings: readonly Mending[]): string {
  const lines = source.split('\n');
  const end = source.includes('\r\n') ? '\r' : '';
  for (const { from, to, text, indent } of [...mendings].sort((a, b) => b.from - a.from)) {
    const shown = text === '' ? [] : text.split('\n');
    const indented = shown.map((line) => `${`${indent}${line}`.trimEnd()}${end}`);
    lines.splice(from - 1, to - from + 1, ...indented);
  }
  return lines.join('\n');
}
