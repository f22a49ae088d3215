import { lastBackup, savedCount } from '#progress/backup.ts';
import { nameInUse } from './profile-name.ts';
import { writeProgressFile } from './progress-file.ts';
import type { ProgressStore } from './store-types.ts';

/** Hands the learner a file with everything this site keeps, and notes that they have it. */
export async function saveFile(store: ProgressStore): Promise<void> {
  const facts = store.facts();
  // Before the file is written: what the learner does meanwhile is not in it.
  store.record({ kind: 'setting', id: lastBackup, value: String(savedCount(facts)) });
  download('learning-progress', await writeProgressFile(facts, nameInUse()), 'json');
}

/** Offers a text as a file with today's date in its name, JSON if nothing else is said. */
export function downloadText(
  name: string,
  text: string,
  { type, ending } = { type: 'application/json', ending: 'json' },
): void {
  download(name, new Blob([text], { type }), ending);
}

function download(name: string, file: Blob, ending: string): void {
  const today = new Date().toLocaleDateString('sv');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${name}-${today}.${ending}`;
  link.click();
  // The download has its own hold on the data by the next turn of the event loop.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 10_000);
}
