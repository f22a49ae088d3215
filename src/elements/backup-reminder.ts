// Reminds of a file, where one is due and the browser may forget. Server HTML:
//   <backup-reminder hidden>
//     <p><span data-fill="count"></span> <a href="…">Save a file</a></p>
//   </backup-reminder>
import { isStorageKept } from '#browser/kept-storage.ts';
import { now, store } from '#browser/progress-store.ts';
import { LatestWork } from '#browser/latest-work.ts';
import { backupAgeInSteps, isReminderDue } from '#progress/backup.ts';
import { ProgressElement } from './progress-element.ts';
import { newWords } from './progress/backup-words.ts';

class BackupReminder extends ProgressElement {
  readonly #isKept = isStorageKept();
  readonly #counting = new LatestWork();

  show(): void {
    void this.#remind();
  }

  press(): void {
    // There is no button inside.
  }

  async #remind(): Promise<void> {
    const isKept = await this.#isKept;
    const age = await this.#counting.run(backupAgeInSteps(store.facts(), now()));
    if (!age) return;
    this.hidden = !isReminderDue(age, isKept);
    this.querySelector('[data-fill=count]')?.replaceChildren(newWords(age));
  }
}

customElements.define('backup-reminder', BackupReminder);
