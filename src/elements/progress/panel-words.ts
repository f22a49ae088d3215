import { make } from '#elements/make.ts';
import type { Difference } from '#progress/difference.ts';
import { countWords } from '#progress/preview.ts';
import type { JournalEntry } from '#progress/journal-entry.ts';
import { dayOf } from './backup-words.ts';

/** What an entry of the journal was, and when. */
function entryWords({ what, at, part, counts }: JournalEntry): string {
  const name = what === 'import' ? 'Brought in' : 'Removed';
  const of = part === undefined ? '' : `, “${part}”`;
  return `${name} on ${dayOf(at)}${of}: ${countWords(counts)}.`;
}

/** An entry of the journal with the button that takes it back. */
export function entryRow(entry: JournalEntry): HTMLElement {
  const id = `entry-${entry.id}`;
  const button = { type: 'button', value: `undo:${entry.id}`, 'aria-describedby': id };
  return make(
    'li',
    {},
    make('span', { id }, entryWords(entry)),
    ' ',
    make('button', button, 'Undo'),
  );
}

/** What an import has done. */
export function importedWords({ added, replaced }: Difference): string {
  const count = added.length + replaced.length;
  if (count === 0) return 'The file holds nothing that is not here already.';
  return `The file was brought in: ${count.toLocaleString('en')} ${count === 1 ? 'change' : 'changes'}. You can take it back below.`;
}
