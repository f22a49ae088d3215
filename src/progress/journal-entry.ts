import type { ReversibleChange } from './difference.ts';

/** An import or a reset that can be taken back. */
export interface JournalEntry {
  /** Sorts by time. */
  readonly id: string;
  readonly at: number;
  readonly what: 'import' | 'reset';
  /** What the reset was limited to, as the learner was told. */
  readonly part?: string;
  readonly changes: readonly ReversibleChange[];
}

/** How long imports and resets can be taken back. */
export const undoDays = 30;

/** Reads a kept entry; undefined if it cannot be read. Total. */
export function parseJournalEntry(id: string, text: string): JournalEntry | undefined {
  try {
    const entry = JSON.parse(text) as Partial<JournalEntry> | null;
    const { at, what, part, changes } = entry ?? {};
    const isReadable =
      typeof at === 'number' &&
      (what === 'import' || what === 'reset') &&
      Array.isArray(changes) &&
      changes.every(isChange);
    return isReadable ? { id, at, what, ...partIn(part), changes } : undefined;
  } catch {
    return undefined;
  }
}

function partIn(part: unknown): Pick<JournalEntry, 'part'> {
  return isText(part) ? { part } : {};
}

/** Tells whether an entry is too old to be offered. */
export function isExpired(entry: JournalEntry, now: number): boolean {
  return now - entry.at > undoDays * 86_400_000;
}

function isChange(value: unknown): value is ReversibleChange {
  if (typeof value !== 'object' || value === null) return false;
  const { key, before, after } = value as Readonly<Record<string, unknown>>;
  return isText(key) && isOptionalText(before) && isOptionalText(after);
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || isText(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
