/**
 * The candidate with the fewest edits from a word, or undefined if none is near:
 * at most two edits, or a third of the word's length for longer words.
 * An edit is a letter added, left out, replaced, or swapped with its neighbour; case does not count.
 */
export function nearestTo(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let bestEdits = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestEdits) continue;
    const edits = editsBetween(wanted, candidate.toLowerCase(), bestEdits);
    if (edits < bestEdits && edits < candidate.length) {
      best = candidate;
      bestEdits = edits;
    }
  }
  return best;
}

/** Optimal string alignment distance; stops early and answers `limit` once every path is that long. */
function editsBetween(a: string, b: string, limit: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const now = nextRow(a, b, row, last, before);
    if (Math.min(...now) >= limit) return limit;
    before = last;
    last = now;
  }
  return last[b.length] ?? limit;
}

function nextRow(
  a: string,
  b: string,
  row: number,
  last: readonly number[],
  before: readonly number[],
): number[] {
  const now = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const same = a[row - 1] === b[column - 1];
    const swapped = row > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    now[column] = Math.min(
      cell(last, column) + 1,
      cell(now, column - 1) + 1,
      cell(last, column - 1) + (same ? 0 : 1),
      swapped ? cell(before, column - 2) + 1 : Infinity,
    );
  }
  return now;
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
