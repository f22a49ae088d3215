// Saves, brings back, removes and restores progress. Server HTML: components/ProgressPanel.astro.
//   [data-fill="…"]   gets text or list items: earlier, backup, storage, preview, journal,
//                     damaged, confirm, status
//   [data-part="…"]   is shown while there is something to show, under most of these names
//   data-steps        address of what progress/steps.json holds, to reset a part
//   select            what to reset; its first option is everything
//   button[value]     save, merge, cancel, save-damaged, ask-reset, reset, keep, undo:<entry>
import { openJournal } from '#browser/journal.ts';
import { isStorageKept } from '#browser/kept-storage.ts';
import { nameInUse } from '#browser/profile-name.ts';
import { formerIds, mirror, now, random, storage, store } from '#browser/progress-store.ts';
import { applyImport, damagedRecords, resetProgress, undoChange } from '#browser/recovery.ts';
import { downloadText, saveFile } from '#browser/save-file.ts';
import { backupAge } from '#progress/backup.ts';
import { difference, type Difference } from '#progress/difference.ts';
import type { ProgressFile } from '#curriculum/progress-file.ts';
import { largestExport, parseExport } from '#progress/parse-export.ts';
import { previewLines } from '#progress/preview.ts';
import type { Progress } from '#progress/progress.ts';
import { loadSteps } from './progress/load-steps.ts';
import { backupWords, dayOf } from './progress/backup-words.ts';
import { entryWords, importedWords } from './progress/panel-words.ts';
import { offerParts } from './progress/part-choice.ts';
import { fileOwnerWords } from './progress/profile-words.ts';
import { removalWords, resetChoices, type Removal } from './progress/reset-choice.ts';
import { make } from './make.ts';
import { Parts } from './parts.ts';
import { ProgressElement } from './progress-element.ts';

class ProgressPanel extends ProgressElement {
  readonly #parts = new Parts(this);
  readonly #journal = openJournal(mirror, storage, now);
  readonly #recovery = { store, journal: this.#journal, now, random };
  #incoming: Difference | undefined;
  /** The choice that the learner is asked about, while they are. */
  #asked: string | undefined;
  #path: ProgressFile = { projects: [], modules: [], steps: [] };

  override connectedCallback(): void {
    super.connectedCallback();
    const field = this.querySelector('input');
    field?.addEventListener('change', () => void this.#preview(field.files?.[0]));
    this.#select?.addEventListener('change', () => this.#closeReset());
    void this.#loadParts();
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
    this.#parts.say('backup', backupWords(backupAge(store.facts(), now())));
    const damaged = damagedRecords(storage).size;
    this.#parts.show('damaged', damaged > 0);
    this.#parts.say(
      'damaged',
      `${damaged} ${damaged === 1 ? 'record' : 'records'} could not be read.`,
    );
    this.#showParts();
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
    this.#parts.say('status', 'The file is in your downloads.');
  }

  #saveDamaged(): void {
    const records = Object.fromEntries(damagedRecords(storage));
    downloadText('damaged-records', JSON.stringify(records, undefined, 2));
    this.#parts.say('status', 'The file is in your downloads.');
  }

  async #preview(file: File | undefined): Promise<void> {
    this.#drop('');
    if (!file || this.#isReadOnly()) return;
    if (file.size > largestExport) {
      this.#parts.say('status', 'The file is larger than 8 MB. A saved file is smaller.');
      return;
    }
    const read = parseExport(await file.text());
    if (read.kind !== 'read') {
      this.#parts.say('status', `${read.why} Nothing was changed.`);
      return;
    }
    this.#incoming = difference(store.facts(), read.facts);
    const whose = fileOwnerWords(read.profile, nameInUse());
    const lines = previewLines(this.#incoming, read.refused, [...whose, ...read.warnings]);
    this.#list(
      'preview',
      lines.map((line) => make('li', {}, line)),
    );
    this.#parts.say('status', 'The file was read. Nothing is changed yet.');
    this.querySelector<HTMLElement>('[data-part=preview] h3')?.focus();
  }

  async #merge(): Promise<void> {
    if (!this.#incoming) return;
    const incoming = this.#incoming;
    this.#drop('');
    await applyImport(this.#recovery, incoming);
    await this.#showJournal();
    this.#parts.say('status', importedWords(incoming));
  }

  #drop(status: string): void {
    this.#incoming = undefined;
    this.#list('preview', []);
    this.#parts.say('status', status);
    // The button that was pressed is gone.
    this.querySelector('input')?.focus();
  }

  async #loadParts(): Promise<void> {
    try {
      this.#path = await loadSteps(this.dataset['steps'] ?? '');
      this.#showParts();
    } catch {
      // Then only everything can be removed.
    }
  }

  get #select(): HTMLSelectElement | null {
    return this.querySelector('select');
  }

  #showParts(): void {
    const { choices } = resetChoices(store.facts(), this.#path, formerIds);
    if (this.#select) offerParts(this.#select, choices);
    // What the learner is asked about stays true while other tabs go on.
    if (this.#asked !== undefined) this.#sayRemoval(this.#removal(this.#asked));
  }

  #removal(choice: string): Removal {
    return resetChoices(store.facts(), this.#path, formerIds).removal(choice);
  }

  #sayRemoval(removal: Removal): void {
    const isEmpty = removal.changes.length === 0;
    this.#parts.say('confirm', isEmpty ? '' : removalWords(removal));
    this.#parts.show('confirm', !isEmpty);
    if (isEmpty) this.#parts.say('status', 'There is nothing to remove.');
  }

  #askReset(): void {
    if (this.#isReadOnly()) return;
    this.#asked = this.#select?.value ?? '';
    this.#sayRemoval(this.#removal(this.#asked));
    this.querySelector<HTMLElement>('[value=keep]')?.focus();
  }

  #closeReset(): void {
    this.#asked = undefined;
    this.#parts.show('confirm', false);
  }

  #keep(): void {
    this.#closeReset();
    this.#parts.say('status', 'Nothing was removed.');
    this.querySelector<HTMLElement>('[value=ask-reset]')?.focus();
  }

  async #reset(): Promise<void> {
    if (this.#asked === undefined || this.#isReadOnly()) return;
    const { changes, title } = this.#removal(this.#asked);
    this.#closeReset();
    await resetProgress(this.#recovery, changes, title);
    await this.#showJournal();
    this.#parts.say('status', 'It was removed. You can take this back above.');
    this.querySelector<HTMLElement>('[value=ask-reset]')?.focus();
  }

  async #undo(id: string): Promise<void> {
    const entry = (await this.#journal.entries()).find((candidate) => candidate.id === id);
    if (!entry || this.#isReadOnly()) return;
    await undoChange(this.#recovery, entry);
    await this.#showJournal();
    this.#parts.say('status', 'It was taken back.');
    (this.querySelector<HTMLElement>('[value^="undo:"]') ?? this.querySelector('input'))?.focus();
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
    const isKept = await isStorageKept();
    if (isKept === undefined) return;
    this.#parts.say(
      'storage',
      isKept
        ? 'Your browser has promised to keep the data of this site when the disk is full.'
        : 'Your browser may remove the data of this site when the disk is full.',
    );
  }

  /** While a newer version of the site owns the data, this one changes nothing. */
  #isReadOnly(): boolean {
    const isReadOnly = store.keeping() === 'newer';
    if (isReadOnly)
      this.#parts.say('status', 'Reload the page first: a newer version saved your progress.');
    return isReadOnly;
  }

  #list(place: string, rows: readonly HTMLElement[]): void {
    this.#parts.say(place, ...rows);
    this.#parts.show(place, rows.length > 0);
  }
}

customElements.define('progress-panel', ProgressPanel);
