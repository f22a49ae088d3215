import type { BackupAge } from '#progress/backup.ts';
import { counted } from '#progress/preview.ts';
import type { JournalEntry } from '#progress/journal-entry.ts';

/** A day as people write it: `3 November 2026`. */
export function dayOf(at: number): string {
  return new Date(at).toLocaleDateString('en-GB', { dateStyle: 'long' });
}

/** How old the last file is, in a sentence or two. */
export function backupWords({ savedAt, newCount, isDue }: BackupAge): string {
  if (savedAt === undefined && newCount === 0) return 'There is nothing to save yet.';
  const when =
    savedAt === undefined ? 'Never saved to a file.' : `Last saved on ${dayOf(savedAt)}.`;
  if (newCount === 0) return `${when} Nothing has changed since.`;
  const news = `${newCount} ${newCount === 1 ? 'change is' : 'changes are'} only in this browser.`;
  return isDue ? `${when} ${news} It is time for a new file.` : `${when} ${news}`;
}

/** What an entry of the journal was, and when. */
export function entryWords({ what, at, changes }: JournalEntry): string {
  const name = what === 'import' ? 'Brought in' : 'Removed';
  return `${name} on ${dayOf(at)}: ${counted(changes)}.`;
}
