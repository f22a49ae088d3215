// Saves, brings back, removes and restores progress. Server HTML: components/ProgressPanel.astro.
//   [data-fill="…"]   gets text or list items: earlier, backup, storage, preview, journal,
//                     damaged, confirm, status
//   [data-part="…"]   is shown while there is something to show: earlier, preview, journal,
//                     damaged, confirm
//   button[value]     save, merge, cancel, save-damaged, ask-reset, reset, keep, undo:<entry>
import { openJournal } from '#browser/journal.ts';
import { mirror, now, random, storage, store } from '#browser/progress-store.ts';
import { applyImport, damagedRecords, resetProgress, undoChange } from '#browser/recovery.ts';
import { downloadText, saveFile } from '#browser/save-file.ts';
import { backupAge } from '#progress/backup.ts';
import { difference, type Difference } from '#progress/difference.ts';
import { largestExport, parseExport } from '#progress/parse-export.ts';
import { previewLines } from '#progress/preview.ts';
import type { Progress } from '#progress/progress.ts';
import { backupWords, dayOf, entryWords } from './progress/panel-words.ts';
import { make } from './make.ts';
import { ProgressElement } from './progress-element.ts';

class ProgressPanel extends ProgressElement {
  readonly #journal = openJournal(mirror, storage, now);
  readonly #recovery = { store, journal: this.#journal, now, random };
  #incoming: Difference | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const field = this.querySelector('input');
    field?.addEventListener('change', () => void this.#preview(field.files?.[0]));
    void this.#showJournal();
    void this.#showStorage();
  }

  show({ done }: Progress): void {
    const listed = new Set(
      Array.from(
        document.querySelectorAll<HTMLElement>('[data-step]'),
        ({ dataset }) => dataset['step'],
      ),
    );
    const earlier = [...done].filter(([step]) => !listed.has(step));
    this.#list(
      'earlier',
      earlier.map(([step, at]) => make('li', {}, `${step}, finished on ${dayOf(at)}`)),
    );
    this.#say('backup', backupWords(backupAge(store.facts(), now())));
    const damaged = damagedRecords(storage).size;
    this.#part('damaged', damaged > 0);
    this.#say('damaged', `${damaged} ${damaged === 1 ? 'record' : 'records'} could not be read.`);
  }

  press({ value }: HTMLButtonElement): void {
    const undone = /^undo:(.+)$/.exec(value)?.[1];
    if (undone) void this.#undo(undone);
    else this.#actions.get(value)?.();
  }

  readonly #actions = new Map<string, () => void>([
    ['save', () => this.#save()],
    ['merge', () => void this.#merge()],
    ['cancel', () => this.#drop('Nothing was changed.')],
    ['save-damaged', () => this.#saveDamaged()],
    ['ask-reset', () => this.#askReset()],
    ['reset', () => void this.#reset()],
    ['keep', () => this.#keep()],
  ]);

  #save(): void {
    saveFile(store);
    this.#say('status', 'The file is in your downloads.');
  }

  #saveDamaged(): void {
    const records = Object.fromEntries(damagedRecords(storage));
    downloadText('damaged-records', JSON.stringify(records, undefined, 2));
    this.#say('status', 'The file is in your downloads.');
  }

  async #preview(file: File | undefined): Promise<void> {
    this.#drop('');
    if (!file || this.#isReadOnly()) return;
    if (file.size > largestExport) {
      this.#say('status', 'The file is larger than 8 MB. A saved file is smaller.');
      return;
    }
    const read = parseExport(await file.text());
    if (read.kind !== 'read') {
      this.#say('status', `${read.why} Nothing was changed.`);
      return;
    }
    this.#incoming = difference(store.facts(), read.facts);
    const lines = previewLines(this.#incoming, read.refused, read.warnings);
    this.#list(
      'preview',
      lines.map((line) => make('li', {}, line)),
    );
    this.#say('status', 'The file was read. Nothing is changed yet.');
  }

  async #merge(): Promise<void> {
    if (!this.#incoming) return;
    const incoming = this.#incoming;
    this.#drop('');
    await applyImport(this.#recovery, incoming);
    const count = incoming.added.length + incoming.replaced.length;
    await this.#showJournal();
    this.#say('status', `The file was brought in: ${count} changes. You can take it back below.`);
  }

  #drop(status: string): void {
    this.#incoming = undefined;
    this.#list('preview', []);
    this.#say('status', status);
  }

  #askReset(): void {
    if (this.#isReadOnly()) return;
    const count = store.facts().size;
    this.#say(
      'confirm',
      `This removes ${count} ${count === 1 ? 'record' : 'records'} from this browser.`,
    );
    this.#part('confirm', true);
    this.querySelector<HTMLElement>('[value=keep]')?.focus();
  }

  #keep(): void {
    this.#part('confirm', false);
    this.#say('status', 'Nothing was removed.');
    this.querySelector<HTMLElement>('[value=ask-reset]')?.focus();
  }

  async #reset(): Promise<void> {
    await resetProgress(this.#recovery);
    await this.#showJournal();
    this.#part('confirm', false);
    this.#say('status', 'Your progress was removed. You can take this back above.');
    this.querySelector<HTMLElement>('[value=ask-reset]')?.focus();
  }

  async #undo(id: string): Promise<void> {
    const entry = (await this.#journal.entries()).find((candidate) => candidate.id === id);
    if (!entry || this.#isReadOnly()) return;
    await undoChange(this.#recovery, entry);
    await this.#showJournal();
    this.#say('status', 'It was taken back.');
    this.querySelector<HTMLElement>('[value=save]')?.focus();
  }

  async #showJournal(): Promise<void> {
    const rows = (await this.#journal.entries()).map((entry) =>
      make(
        'li',
        {},
        make('span', { id: `entry-${entry.id}` }, entryWords(entry)),
        ' ',
        make(
          'button',
          { type: 'button', value: `undo:${entry.id}`, 'aria-describedby': `entry-${entry.id}` },
          'Undo',
        ),
      ),
    );
    this.#list('journal', rows);
  }

  async #showStorage(): Promise<void> {
    try {
      const isKept = await navigator.storage.persisted();
      this.#say(
        'storage',
        isKept
          ? 'Your browser has promised to keep the data of this site when the disk is full.'
          : 'Your browser may remove the data of this site when the disk is full.',
      );
    } catch {
      // The browser does not tell.
    }
  }

  /** While a newer version of the site owns the data, this one changes nothing. */
  #isReadOnly(): boolean {
    const isReadOnly = store.keeping() === 'newer';
    if (isReadOnly)
      this.#say('status', 'Reload the page first: a newer version saved your progress.');
    return isReadOnly;
  }

  #say(place: string, text: string): void {
    this.querySelector(`[data-fill="${place}"]`)?.replaceChildren(text);
  }

  #list(place: string, rows: readonly HTMLElement[]): void {
    this.querySelector(`[data-fill="${place}"]`)?.replaceChildren(...rows);
    this.#part(place, rows.length > 0);
  }

  #part(place: string, isShown: boolean): void {
    const part = this.querySelector<HTMLElement>(`[data-part="${place}"]`);
    if (part) part.hidden = !isShown;
  }
}

customElements.define('progress-panel', ProgressPanel);
