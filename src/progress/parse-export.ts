import type { FactSet } from './fact-set.ts';
import { checksumOf, exportFormat, isObject } from './export-text.ts';
import { formatVersion, ownPrefix, siteId } from './keys.ts';
import { longestRecord, parseFact, timeOf } from './parse-fact.ts';

/** Largest file that is read: 8 MiB. A larger one must be refused before it is read. */
export const largestExport = 8 * 1024 * 1024;

const mostFacts = 200_000;

/** One record of the file that was left out, and why. */
export interface Refused {
  readonly key: string;
  readonly why: string;
}

/** What a file holds, or why it cannot be read. */
export type ParsedExport =
  | {
      readonly kind: 'read';
      readonly facts: FactSet;
      /** What the profile is called that the file was saved from; absent if it has no name. */
      readonly profile?: string;
      readonly refused: readonly Refused[];
      /** Signs that the file was changed or damaged after it was saved. */
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'newer'; readonly version: number; readonly why: string }
  | { readonly kind: 'rejected'; readonly why: string };

/**
 * Reads a file that `exportText` wrote. Total: never throws, whatever the text is.
 * Records that cannot be read are left out one by one and named.
 */
export function parseExport(text: string): ParsedExport {
  const why = unfitness(text);
  if (why) return { kind: 'rejected', why };
  const file = readObject(text.replace(/^\u{FEFF}/u, ''));
  if (!file) {
    return rejected('The file is not a complete JSON object. It may have been cut off or edited.');
  }
  if (file['format'] !== exportFormat) {
    return rejected('The file was not saved by this site: its format is not "learning-progress".');
  }
  if (file['siteId'] !== siteId) {
    return rejected('The file holds the progress of another site.');
  }
  return readVersion(file);
}

function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function rejected(why: string): ParsedExport {
  return { kind: 'rejected', why };
}

/** Why a text cannot be a saved file, seen without reading it as JSON. */
function unfitness(text: string): string | undefined {
  if (text.length > largestExport) return 'The file is larger than 8 MB. A saved file is smaller.';
  if (!text.trim()) return 'The file is empty.';
  if (text.startsWith('PK\u{3}\u{4}')) {
    return 'The file is a ZIP archive. Unpack it and choose the .json file inside.';
  }
  return text.includes('\0')
    ? 'The file is not plain UTF-8 text. Choose the .json file as this site saved it.'
    : undefined;
}

function readVersion(file: Readonly<Record<string, unknown>>): ParsedExport {
  const { version, facts } = file;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return rejected('The file does not say which version of this site saved it.');
  }
  if (version > formatVersion) {
    const why = `The file was saved by a newer version of this site (${version}, this page reads ${formatVersion}). Reload the page and try again.`;
    return { kind: 'newer', version, why };
  }
  if (!isObject(facts)) return rejected('The file has no list of facts.');
  const records = Object.entries(facts);
  if (records.length > mostFacts) return rejected('The file holds more than 200,000 facts.');
  return readFacts(file, records);
}

function readFacts(
  file: Readonly<Record<string, unknown>>,
  records: readonly [string, unknown][],
): ParsedExport {
  const facts = new Map<string, string>();
  const refused: Refused[] = [];
  for (const [name, stored] of records) {
    const key = ownPrefix + name;
    const value = storedText(stored);
    if (value !== undefined && parseFact(key, value).kind !== 'unreadable') facts.set(key, value);
    else refused.push({ key: shortened(name), why: reasonFor(value) });
  }
  const { profile } = file;
  return {
    ...{ kind: 'read', facts, refused, warnings: warningsOf(file, facts, records.length) },
    ...(typeof profile === 'string' && { profile: shortened(profile) }),
  };
}

/** Why a record was left out, as far as its value tells. */
function reasonFor(value: string | undefined): string {
  if (value === undefined) return 'its value is neither text nor an object';
  if (value.length > longestRecord) return 'it is too long';
  return timeOf(value) < 0
    ? 'its value is not a JSON object with a time'
    : 'its name or one of its fields is not of a form this site writes';
}

/** A value is text as it was stored, or an object that stands for its JSON. */
function storedText(stored: unknown): string | undefined {
  if (typeof stored === 'string') return stored;
  if (!isObject(stored)) return undefined;
  try {
    return JSON.stringify(stored);
  } catch {
    // Nested so deep that the stack is exhausted.
    return undefined;
  }
}

function shortened(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name;
}

function warningsOf(
  file: Readonly<Record<string, unknown>>,
  facts: FactSet,
  recordCount: number,
): readonly string[] {
  const warnings: string[] = [];
  if (file['count'] !== recordCount) {
    warnings.push(`The file holds ${recordCount} records but does not say that number itself.`);
  }
  if (file['checksum'] !== checksumOf(facts)) {
    warnings.push('The file was changed after it was saved: its checksum does not fit.');
  }
  return warnings;
}
