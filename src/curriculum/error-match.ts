/** A message a tool prints; `…` stands for what varies. */
export interface KnownMessage {
  readonly id: string;
  readonly message: string;
}

/** A known message that a pasted text may be. */
export interface MessageMatch {
  readonly id: string;
  /** The text holds the message, word for word but for what varies. */
  readonly isExact: boolean;
}

const leastShare = 0.6;
const leastWords = 2;

/**
 * Finds the known messages a pasted text holds or resembles. Exact ones come first, the longest
 * first; then those that share most of their words, rare words counting more.
 *
 * @param most how many to answer at most
 */
export function matchMessages(
  pasted: string,
  known: readonly KnownMessage[],
  most: number,
): readonly MessageMatch[] {
  const text = plain(pasted);
  const words = new Set(wordsOf(text));
  const rarity = rarityOf(known);
  return known
    .map((entry) => ({ entry, ...scoreOf(entry.message, text, words, rarity) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => Number(b.isExact) - Number(a.isExact) || b.score - a.score)
    .slice(0, most)
    .map(({ entry, isExact }) => ({ id: entry.id, isExact }));
}

/** Without colour codes and line breaks, in small letters, with straight quotes. */
function plain(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- terminals colour messages with escape codes
      .replaceAll(/\u001B\[[\d;]*m/g, '')
      .replaceAll(/[‘’]/g, "'")
      .replaceAll(/[“”]/g, '"')
      .replaceAll(/\s+/g, ' ')
      .trim()
      .toLowerCase()
  );
}

function scoreOf(
  message: string,
  text: string,
  words: ReadonlySet<string>,
  rarity: ReadonlyMap<string, number>,
): { readonly score: number; readonly isExact: boolean } {
  const parts = plain(message)
    .split('…')
    .map((part) => part.trim());
  if (holdsInOrder(text, parts)) return { score: parts.join('').length, isExact: true };
  const own = wordsOf(plain(message));
  const shared = own.filter((word) => words.has(word));
  const weight = (list: readonly string[]) =>
    list.reduce((sum, word) => sum + (rarity.get(word) ?? 0), 0);
  const share = weight(shared) / (weight(own) || 1);
  const enough = shared.length >= leastWords && share >= leastShare;
  return { score: enough ? share : 0, isExact: false };
}

function holdsInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return parts.some((part) => part !== '');
}

function wordsOf(text: string): readonly string[] {
  return [...new Set(text.split(/[^\p{L}\p{N}_]+/u).filter((word) => word.length > 2))];
}

/** How much a word says: the fewer messages hold it, the more. */
function rarityOf(known: readonly KnownMessage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { message } of known)
    for (const word of wordsOf(plain(message))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, Math.log(1 + known.length / count)]));
}
