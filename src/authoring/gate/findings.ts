import type { Finding } from '#curriculum/problem-finding.ts';
import type { Span } from './yaml-text.ts';

/** A problem at a run of characters. */
export function findingAt(
  file: string,
  { start, end }: Span,
  words: Omit<Finding, 'file' | 'place'>,
): Finding {
  return { ...words, file, place: { kind: 'span', start, end } };
}
