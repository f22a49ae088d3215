import type { BackupAge } from '#progress/backup.ts';

/** A day as people write it: `3 November 2026`. */
export function dayOf(at: number): string {
  return new Date(at).toLocaleDateString('en-GB', { dateStyle: 'long' });
}

/** What no file holds yet: `27 changes are only in this browser.` */
export function newWords({ newCount }: BackupAge): string {
  return `${newCount} ${newCount === 1 ? 'change is' : 'changes are'} only in this browser.`;
}

/** How old the last file is, in a sentence or two. */
export function backupWords(age: BackupAge): string {
  const { savedAt, newCount, isDue } = age;
  if (savedAt === undefined && newCount === 0) return 'There is nothing to save yet.';
  const when =
    savedAt === undefined ? 'Never saved to a file.' : `Last saved on ${dayOf(savedAt)}.`;
  if (newCount === 0) return `${when} Nothing has changed since.`;
  const news = newWords(age);
  return isDue ? `${when} ${news} It is time for a new file.` : `${when} ${news}`;
}

/** What the browser does with the data of this site when the disk is full. */
export function storageWords(isKept: boolean): string {
  return isKept
    ? 'Your browser has promised to keep the data of this site when the disk is full.'
    : 'Your browser may remove the data of this site when the disk is full.';
}
