import { nearestTo } from './problem-nearest.ts';

const leastLetters = 3;

/**
 * Names that a mistyped query may have meant: those that share a word with it, the words compared
 * by edit distance. Names that fit more of its words come first; equal ones keep their order.
 *
 * @param most how many names to offer at most
 */
export function namesNear<Named extends { readonly name: string }>(
  query: string,
  names: readonly Named[],
  most: number,
): readonly Named[] {
  const known = new Set(names.flatMap(({ name }) => wordsOf(name)));
  const meant = wordsOf(query)
    .map((word) => (known.has(word) ? word : nearestTo(word, known)))
    .filter((word) => word !== undefined);
  return names
    .map((named) => ({ named, fits: countOf(wordsOf(named.name), meant) }))
    .filter(({ fits }) => fits > 0)
    .toSorted((a, b) => b.fits - a.fits)
    .slice(0, most)
    .map(({ named }) => named);
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= leastLetters);
}

function countOf(words: readonly string[], meant: readonly string[]): number {
  return meant.filter((word) => words.includes(word)).length;
}
