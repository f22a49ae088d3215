// Saves, brings back, removes and restores progress. Server HTML: components/ProgressPanel.astro.
//   [data-fill="…"]   gets text or list items: earlier, backup, storage, preview, journal,
//                     damaged, confirm, work, status
//   [data-part="…"]   is shown while there is something to show, under most of these names
//   data-steps        address of what progress/steps.json holds, to reset a part
//   select            what to reset; its first option is everything
//   button[value]     save, merge, cancel, save-damaged, ask-reset, reset, keep, undo:<entry>
import { openJournal } from '#browser/journal.ts';
import { isStorageKept } from '#browser/kept-storage.ts';
import { LatestWork } from '#browser/latest-work.ts';
import { formerIds, mirror, now, random, storage, store } from '#browser/progress-store.ts';
import { applyImport, damagedRecords, resetProgress, undoChange } from '#browser/recovery.ts';
import { downloadText, saveFile } from '#browser/save-file.ts';
import { inSlices } from '#browser/slices.ts';
import type { ProgressFile } from '#curriculum/progress-file.ts';
import { backupAgeInSteps } from '#progress/backup.ts';
import { differenceInSteps } from '#progress/difference.ts';
import type { FactSet } from '#progress/fact-set.ts';
import { quarantinePrefix } from '#progress/keys.ts';
import type { Progress } from '#progress/progress.ts';
import type { Work } from '#progress/work.ts';
import { backupWords, dayOf, storageWords } from './progress/backup-words.ts';
import { previewOf } from './progress/file-preview.ts';
import { loadSteps } from './progress/load-steps.ts';
import { LongWork } from './progress/long-work.ts';
import { entryRow, importedWords } from './progress/panel-words.ts';
import { offerParts } from './progress/part-choice.ts';
import { removalWords, resetChoices, type Removal } from './progress/reset-choice.ts';
import { plural } from './progress/tally-words.ts';
import { make } from './make.ts';
import { Parts } from './parts.ts';
import { ProgressElement } from './progress-element.ts';

class ProgressPanel extends ProgressElement {
  readonly #parts = new Parts(this);
  readonly #journal = openJournal(mirror, storage, now);
  readonly #recovery = { store, journal: this.#journal, now, random };
  readonly #showing = new LatestWork();
  readonly #work = new LongWork(this.#parts);
  /** The file that was chosen last, and its facts once it was read. */
  #chosen: File | undefined;
  #incoming: FactSet | undefined;
  /** The choice that the learner is asked about, while they are. */
  #asked: string | undefined;
  #path: ProgressFile = { projects: [], modules: [], steps: [] };

  override connectedCallback(): void {
    super.connectedCallback();
    const field = this.querySelector('input');
    field?.addEventListener('change', () => void this.#preview(field.files?.[0]));
    this.#select?.addEventListener('change', () => this.#closeReset());
    void this.#loadParts();
    this.#showDamaged();
    addEventListener('storage', ({ key }) => {
      if (key?.includes(quarantinePrefix)) this.#showDamaged();
    });
    void this.#showJournal();
    void this.#showStorage();
  }

  show({ done }: Progress): void {
    const steps = document.querySelectorAll<HTMLElement>('[data-step]');
    const listed = new Set(Array.from(steps, ({ dataset }) => dataset['step']));
    const earlier = [...done].filter(([step]) => !listed.has(step));
    this.#list(
      'earlier',
      earlier.map(([step, at]) => make('li', {}, `${step}, finished on ${dayOf(at)}`)),
    );
    void this.#showing.run(this.#count());
  }

  /** Shows what takes a look at every fact. */
  *#count(): Work<void> {
    this.#parts.say('backup', backupWords(yield* backupAgeInSteps(store.facts(), now())));
    const found = yield* resetChoices(store, this.#path, formerIds);
    if (this.#select) offerParts(this.#select, found.choices);
    // What the learner is asked about stays true while other tabs go on.
    if (this.#asked !== undefined) this.#sayRemoval(found.removal(this.#asked));
  }

  press({ value }: HTMLButtonElement): void {
    const undone = /^undo:(.+)$/.exec(value)?.[1];
    if (undone) void this.#undo(undone);
    else this.#actions.get(value)?.();
  }

  readonly #actions = new Map<string, () => void>([
    ['save', () => void this.#save()],
    ['merge', () => void this.#merge()],
    ['cancel', () => this.#leave('Nothing was changed.')],
    ['save-damaged', () => this.#saveDamaged()],
    ['ask-reset', () => void this.#askReset()],
    ['reset', () => void this.#reset()],
    ['keep', () => this.#keep()],
  ]);

  async #save(): Promise<void> {
    await saveFile(store);
    this.#parts.say('status', 'The file is in your downloads.');
  }

  #showDamaged(): void {
    const damaged = damagedRecords(storage).size;
    this.#parts.show('damaged', damaged > 0);
    this.#parts.say('damaged', `${plural(damaged, 'record')} could not be read.`);
  }

  #saveDamaged(): void {
    const records = Object.fromEntries(damagedRecords(storage));
    downloadText('damaged-records', JSON.stringify(records, undefined, 2));
    this.#parts.say('status', 'The file is in your downloads.');
  }

  async #preview(file: File | undefined): Promise<void> {
    this.#drop('');
    this.#chosen = file;
    if (!file || this.#isReadOnly()) return;
    const { status, lines, facts } = await previewOf(file, store);
    if (this.#chosen !== file) return;
    this.#incoming = facts;
    this.#list(
      'preview',
      lines.map((line) => make('li', {}, line)),
    );
    this.#parts.say('status', status);
    if (facts) this.querySelector<HTMLElement>('[data-part=preview] h3')?.focus();
  }

  async #merge(): Promise<void> {
    const facts = this.#incoming;
    if (!facts || this.#work.isBusy) return;
    this.#leave('This can take a few seconds. Keep the page open.');
    // Since the file was read, another tab may have gone on.
    const change = await inSlices(differenceInSteps(store.facts(), facts));
    if (!change) return;
    if (change.added.length + change.replaced.length > 0)
      await this.#work.run((pause) => applyImport(this.#recovery, change, pause));
    await this.#showJournal();
    this.#parts.say('status', importedWords(change));
  }

  /** Lets go of the file, so that the same one can be chosen again. */
  #leave(status: string): void {
    const field = this.querySelector('input');
    if (field) field.value = '';
    this.#drop(status);
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
      this.show(store.read());
    } catch {
      // Then only everything can be removed.
    }
  }

  get #select(): HTMLSelectElement | null {
    return this.querySelector('select');
  }

  async #removal(choice: string): Promise<Removal | undefined> {
    const choices = await inSlices(resetChoices(store, this.#path, formerIds));
    return choices?.removal(choice);
  }

  #sayRemoval(removal: Removal): void {
    const isEmpty = removal.changes.length === 0;
    this.#parts.say('confirm', isEmpty ? '' : removalWords(removal));
    this.#parts.show('confirm', !isEmpty);
    if (isEmpty) this.#parts.say('status', 'There is nothing to remove.');
  }

  async #askReset(): Promise<void> {
    if (this.#isReadOnly()) return;
    const asked = this.#select?.value ?? '';
    const removal = await this.#removal(asked);
    if (!removal) return;
    this.#asked = asked;
    this.#sayRemoval(removal);
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
    const removal = await this.#removal(this.#asked);
    if (!removal) return;
    const { changes, title } = removal;
    this.#closeReset();
    await this.#work.run((pause) => resetProgress(this.#recovery, changes, title, pause));
    await this.#showJournal();
    this.#parts.say('status', 'It was removed. You can take this back above.');
    this.querySelector<HTMLElement>('[value=ask-reset]')?.focus();
  }

  async #undo(id: string): Promise<void> {
    const entry = (await this.#journal.entries()).find((candidate) => candidate.id === id);
    if (!entry || this.#isReadOnly()) return;
    await this.#work.run((pause) => undoChange(this.#recovery, entry, pause));
    await this.#showJournal();
    this.#parts.say('status', 'It was taken back.');
    (this.querySelector<HTMLElement>('[value^="undo:"]') ?? this.querySelector('input'))?.focus();
  }

  async #showJournal(): Promise<void> {
    const entries = await this.#journal.entries();
    this.#list('journal', entries.map(entryRow));
  }

  async #showStorage(): Promise<void> {
    const isKept = await isStorageKept();
    if (isKept !== undefined) this.#parts.say('storage', storageWords(isKept));
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
