/** Former id → the id that took its place. */
export type FormerIds = ReadonlyMap<string, string>;

/**
 * Follows former ids to the one in use. In a ring of ids, which the content check
 * refuses, every id stands for itself. The part after the dot stays:
 * `old-lab.run-tests` becomes `new-lab.run-tests`.
 */
export function currentId(id: string, formerIds: FormerIds): string {
  if (!formerIds.size) return id;
  const dot = id.indexOf('.');
  if (dot > 0 && !formerIds.has(id)) {
    return currentId(id.slice(0, dot), formerIds) + id.slice(dot);
  }
  const seen = new Set([id]);
  let current = id;
  for (let next = formerIds.get(id); next !== undefined; next = formerIds.get(current)) {
    if (seen.has(next)) return next;
    seen.add(next);
    current = next;
  }
  return current;
}

/**
 * Reads the list a page carries: `old-id=new-id other-old=other-new`.
 * Entries that are not of this form are left out.
 */
export function parseFormerIds(text: string): FormerIds {
  return new Map(
    text
      .split(/\s+/)
      .map((entry) => entry.split('='))
      .filter((entry): entry is [string, string] => entry.length === 2 && entry.every(Boolean)),
  );
}
