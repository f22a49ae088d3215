import { lastBackup, savedCount } from '#progress/backup.ts';
import { exportText } from '#progress/export-text.ts';
import { nameInUse } from './profile-name.ts';
import type { ProgressStore } from './store.ts';

/** Hands the learner a file with everything this site keeps, and notes that they have it. */
export function saveFile(store: ProgressStore): void {
  const facts = store.facts();
  downloadText('learning-progress', exportText(facts, nameInUse()));
  store.record({ kind: 'setting', id: lastBackup, value: String(savedCount(facts)) });
}

/** Offers a text as a file with today's date in its name, JSON if nothing else is said. */
export function downloadText(
  name: string,
  text: string,
  { type, ending } = { type: 'application/json', ending: 'json' },
): void {
  const today = new Date().toLocaleDateString('sv');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `${name}-${today}.${ending}`;
  link.click();
  // The download has its own hold on the data by the next turn of the event loop.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 10_000);
}
