const leastStem = 4;
const leastShare = 0.6;

/**
 * Whether a text holds at least one word of a query, in another form if need be: `deploy` for
 * `deploying`, `kubernetes` for `kube`. The index also answers words that only begin alike,
 * `promise` for `promtheus`; those do not count.
 */
export function matchesWords(query: string, text: string): boolean {
  const held = wordsOf(text);
  return wordsOf(query).some((word) => held.some((other) => isFormOf(word, other)));
}

function wordsOf(text: string): readonly string[] {
  return [...new Set(text.toLowerCase().split(/[^\p{L}\p{N}]+/u))].filter((word) => word !== '');
}

function isFormOf(word: string, other: string): boolean {
  if (other.startsWith(word)) return true;
  const shared = sharedStart(word, other);
  return shared >= leastStem && shared >= leastShare * word.length;
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
