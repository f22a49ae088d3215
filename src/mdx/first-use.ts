const usedOn = new WeakMap<Request, Set<string>>();

/** True once per page for each name. A page is known by its request. */
export function isFirstUse(page: Request, name: string): boolean {
  const used = usedOn.get(page) ?? new Set();
  usedOn.set(page, used);
  if (used.has(name)) return false;
  used.add(name);
  return true;
}
