import type { FactSet } from './fact-set.ts';
import { formatVersion, ownPrefix, siteId } from './keys.ts';
import { sha256 } from './sha256.ts';

/** What the file says it is. */
export const exportFormat = 'learning-progress';

/** Longer values are written as text: nesting that deep could exhaust a reader's stack. */
const longestNested = 4096;

/**
 * Writes facts as one readable JSON file. The same facts give the same bytes.
 * Each value is an object where that loses nothing, else the stored text itself.
 *
 * @param profile what the learner calls the profile the facts are of
 * @returns JSON that `parseExport` reads back to the same facts
 */
export function exportText(facts: FactSet, profile?: string): string {
  const sorted = sortedFacts(facts);
  const version = Math.max(formatVersion, ...new Set(sorted.map(([key]) => versionOf(key))));
  const lines = sorted.map(
    ([key, value]) => `    ${JSON.stringify(key.slice(ownPrefix.length))}: ${written(value)}`,
  );
  return `{
  "format": ${JSON.stringify(exportFormat)},
  "version": ${version},
  "siteId": ${JSON.stringify(siteId)},${profile ? `\n  "profile": ${JSON.stringify(profile)},` : ''}
  "count": ${sorted.length},
  "checksum": ${JSON.stringify(checksumOf(facts))},
  "facts": {${lines.length ? `\n${lines.join(',\n')}\n  ` : ''}}
}
`;
}

/** Names the facts of a file: any change of a key or value changes it. */
export function checksumOf(facts: FactSet): string {
  return `sha256-${sha256(JSON.stringify(sortedFacts(facts)))}`;
}

function versionOf(key: string): number {
  return Number(/^v(\d{1,6}):/.exec(key.slice(ownPrefix.length))?.[1] ?? 0);
}

function sortedFacts(facts: FactSet): readonly (readonly [string, string])[] {
  return [...facts].sort(([a], [b]) => (a < b ? -1 : 1));
}

function written(value: string): string {
  return isPlainObjectText(value) ? value : JSON.stringify(value);
}

/** Tells whether a parsed JSON value is an object, not a list and not null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlainObjectText(value: string): boolean {
  if (value.length > longestNested) return false;
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) && JSON.stringify(parsed) === value;
  } catch {
    return false;
  }
}
