/** Former id → the id that took its place. */
export type FormerIds = ReadonlyMap<string, string>;

/**
 * Follows former ids to the one in use. Parts go with their step: `old-lab.run-tests`
 * becomes `new-lab.run-tests`. In a ring of ids, which the content check refuses, the walk ends.
 */
export function currentId(id: string, formerIds: FormerIds): string {
  if (!formerIds.size) return id;
  return id.replace(/^[^.]*/, (step) => {
    let current = step;
    for (let hops = formerIds.size; hops; hops -= 1) current = formerIds.get(current) ?? current;
    return current;
  });
}

/** Reads the list a page carries: `old-id=new-id&other-old=other-new`. */
export function parseFormerIds(text: string): FormerIds {
  return new Map(new URLSearchParams(text));
}
