import type { Difference } from '#progress/difference.ts';
import { counted } from '#progress/preview.ts';
import type { JournalEntry } from '#progress/journal-entry.ts';
import { dayOf } from './backup-words.ts';

/** What an entry of the journal was, and when. */
export function entryWords({ what, at, part, changes }: JournalEntry): string {
  const name = what === 'import' ? 'Brought in' : 'Removed';
  const of = part === undefined ? '' : `, “${part}”`;
  return `${name} on ${dayOf(at)}${of}: ${counted(changes)}.`;
}

/** What an import has done. */
export function importedWords({ added, replaced }: Difference): string {
  const count = added.length + replaced.length;
  return `The file was brought in: ${count} ${count === 1 ? 'change' : 'changes'}. You can take it back below.`;
}
