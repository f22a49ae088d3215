import type { ReversibleChange } from './difference.ts';
import { fieldsOf, type Fields } from './parse-fact.ts';
import { countsOf } from './preview.ts';
import type { Work } from './work.ts';

/** What of an import or a reset is noted before it. */
export interface NewEntry {
  /** Sorts by time. */
  readonly id: string;
  readonly at: number;
  readonly what: 'import' | 'reset';
  /** What the reset was limited to, as the learner was told. */
  readonly part?: string;
  readonly changes: readonly ReversibleChange[];
}

/** An import or a reset that can be taken back. */
export interface JournalEntry extends Omit<NewEntry, 'changes'> {
  /** Kind of fact → how many were changed. */
  readonly counts: ReadonlyMap<string, number>;
  /** Absent where they are too many to be read with the entry: then in so many parts. */
  readonly changes?: readonly ReversibleChange[];
  readonly partCount: number;
}

/** How long imports and resets can be taken back. */
export const undoDays = 30;

/** Most changes that are kept in one text. */
const partSize = 500;

/**
 * The texts an entry is kept as: one under its id; of many changes each part under `<id>:<number>`.
 *
 * @returns name → text
 */
export function* entryTexts({ id, changes, ...rest }: NewEntry): Work<ReadonlyMap<string, string>> {
  if (changes.length <= partSize) return new Map([[id, JSON.stringify({ ...rest, changes })]]);
  const texts = new Map<string, string>();
  for (let from = 0; from < changes.length; from += partSize) {
    texts.set(`${id}:${texts.size}`, JSON.stringify(changes.slice(from, from + partSize)));
    yield from;
  }
  const counts = Object.fromEntries(countsOf(changes));
  return texts.set(id, JSON.stringify({ ...rest, counts, partCount: texts.size }));
}

/** Reads a kept entry; undefined if it cannot be read. Total. */
export function parseJournalEntry(id: string, text: string): JournalEntry | undefined {
  const { at, what, part, changes, counts, partCount } = fieldsOf(text);
  if (typeof at !== 'number' || (what !== 'import' && what !== 'reset')) return undefined;
  const head = { id, at, what, ...(typeof part === 'string' && { part }) } as const;
  if (isChanges(changes)) return { ...head, changes, counts: countsOf(changes), partCount: 0 };
  if (!Number.isSafeInteger(partCount)) return undefined;
  return { ...head, counts: parseCounts(counts), partCount: Math.min(Number(partCount), 1000) };
}

/** Reads the parts of an entry; what cannot be read is left out. Total. */
export function* parseChanges(texts: readonly string[]): Work<readonly ReversibleChange[]> {
  const found: ReversibleChange[] = [];
  for (const text of texts) {
    const { changes } = fieldsOf(`{"changes":${text}}`);
    if (isChanges(changes)) found.push(...changes);
    yield found.length;
  }
  return found;
}

/** Tells whether an entry is too old to be offered. */
export function isExpired(entry: JournalEntry, now: number): boolean {
  return now - entry.at > undoDays * 86_400_000;
}

function parseCounts(counts: unknown): ReadonlyMap<string, number> {
  const pairs = Object.entries(Object(counts) as Fields);
  return new Map(pairs.map(([kind, count]) => [kind, Number(count)]));
}

function isChanges(value: unknown): value is readonly ReversibleChange[] {
  return Array.isArray(value) && value.every(isChange);
}

function isChange(value: unknown): value is ReversibleChange {
  if (typeof value !== 'object' || value === null) return false;
  const { key, before, after } = value as Readonly<Record<string, unknown>>;
  return typeof key === 'string' && isOptionalText(before) && isOptionalText(after);
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}
