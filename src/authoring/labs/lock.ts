/**
 * Names of the packages a uv.lock's own project asks for itself, its groups included, sorted.
 * uv writes the file in one form, so no TOML parser is needed.
 */
export function directDependencies(lock: string): readonly string[] {
  const own = lock
    .split(/^\[\[package\]\]$/m)
    .filter((entry) => /^source = \{ (?:editable|virtual|directory) = "\.?" \}$/m.test(entry));
  const lists = own.flatMap((entry) => [
    ...entry.matchAll(/^[\w-]+ = \[\n((?: {4}\{ name = .*\n)+)\]/gm),
  ]);
  const names = lists.flatMap(([, lines = '']) =>
    [...lines.matchAll(/^ {4}\{ name = "([^"]+)"/gm)].flatMap(([, name]) => name ?? []),
  );
  return [...new Set(names)].sort();
}
