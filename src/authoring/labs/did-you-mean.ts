import { nearestTo } from '#curriculum/problem-nearest.ts';

/** A sentence for the end of a message: ` Did you mean "x"?`, or nothing. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const candidate = nearestTo(word, candidates);
  return candidate === undefined ? '' : ` Did you mean "${candidate}"?`;
}
