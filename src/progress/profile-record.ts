/** What is kept about a profile besides its facts. */
export interface ProfileRecord {
  readonly name: string;
  /** When it was last named or removed, in ms since the epoch. */
  readonly at: number;
  readonly isRemoved: boolean;
}

/** Longest name, in UTF-16 units. */
export const longestName = 40;

/** Reads what is kept about a profile; undefined if it cannot be read. Total. */
export function parseProfileRecord(text: string | null | undefined): ProfileRecord | undefined {
  try {
    const { value, at, isRemoved } = Object(JSON.parse(text ?? '')) as Readonly<
      Record<string, unknown>
    >;
    if (typeof value !== 'string' || typeof at !== 'number') return undefined;
    return { name: value.slice(0, longestName), at, isRemoved: isRemoved === true };
  } catch {
    return undefined;
  }
}

/** The text a record is kept as. */
export function profileText({ name, at, isRemoved }: ProfileRecord): string {
  return JSON.stringify({ value: name, at, ...(isRemoved && { isRemoved }) });
}

/** A name as it is kept: without space around it, at most `longestName` long; undefined if empty. */
export function profileName(typed: string): string | undefined {
  return typed.trim().slice(0, longestName).trim() || undefined;
}
