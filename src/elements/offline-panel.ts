// Downloads the site for reading offline. Server HTML: components/OfflinePanel.astro.
//   data-list   address of offline.json
//   data-ready  set once it is known what is downloaded
import {
  canDownload,
  download,
  downloadedParts,
  OfflineError,
  removeDownload,
} from '#browser/offline.ts';
import { make } from './make.ts';

interface List {
  readonly sharedBytes: number;
  readonly parts: readonly {
    readonly id: string;
    readonly title: string;
    readonly bytes: number;
  }[];
}

/** Sizes as people read them. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

class OfflinePanel extends HTMLElement {
  #list: List | undefined;

  connectedCallback(): void {
    this.addEventListener('click', this);
    this.addEventListener('change', this);
    void this.#open().finally(() => this.toggleAttribute('data-ready', true));
  }

  handleEvent({ type, target }: Event): void {
    if (type === 'change') this.#showSize();
    else if (target instanceof HTMLButtonElement)
      void (target.value === 'remove' ? this.#remove() : this.#download());
  }

  async #open(): Promise<void> {
    if (!canDownload()) {
      this.#say('status', 'This browser keeps no copies of sites, or not in a private window.');
      return;
    }
    const parts = await downloadedParts().catch(() => undefined);
    this.#showState(parts);
    try {
      const response = await fetch(this.dataset['list'] ?? '');
      this.#list = (await response.json()) as List;
    } catch {
      if (!parts) this.#say('status', 'You are offline, and nothing is downloaded here yet.');
      return;
    }
    this.#showChoice(this.#list, parts ?? []);
  }

  #showChoice({ parts }: List, chosen: readonly string[]): void {
    const rows = parts.map(({ id, title, bytes }) => {
      const box = make('input', { type: 'checkbox', value: id });
      box.checked = chosen.length === 0 || chosen.includes(id);
      return make('label', {}, box, ` ${title}, ${megabytes(bytes)}`);
    });
    this.querySelector('[data-fill=parts]')?.replaceChildren(...rows);
    this.#part('choice', true);
    this.#showSize();
  }

  #chosen(): readonly string[] {
    const boxes = this.querySelectorAll<HTMLInputElement>('[data-fill=parts] :checked');
    return [...boxes].map(({ value }) => value);
  }

  #showSize(): void {
    const { sharedBytes = 0, parts = [] } = this.#list ?? {};
    const chosen = this.#chosen();
    const bytes = parts
      .filter(({ id }) => chosen.includes(id))
      .reduce((sum, part) => sum + part.bytes, sharedBytes);
    this.#say(
      'size',
      `The download is ${megabytes(bytes)}. ${megabytes(sharedBytes)} of it are search, review, glossary, technologies and the other pages.`,
    );
    const button = this.querySelector<HTMLButtonElement>('[value=download]');
    if (button) button.disabled = chosen.length === 0;
  }

  #showState(parts: readonly string[] | undefined): void {
    const titles = parts?.map(
      (id) => this.#list?.parts.find((part) => part.id === id)?.title ?? id,
    );
    this.#say(
      'state',
      titles
        ? `Downloaded: ${titles.join(', ')}. It opens without a network.`
        : 'Nothing is downloaded.',
    );
    this.#part('remove', parts !== undefined);
  }

  async #download(): Promise<void> {
    const button = this.querySelector<HTMLButtonElement>('[value=download]');
    if (button) button.disabled = true;
    this.#say('status', 'Downloading.');
    try {
      const parts = await download(this.#chosen(), (done, total) => this.#bar(done, total));
      this.#showState(parts);
      this.#say('status', 'Done. Everything you chose opens without a network now.');
    } catch (error) {
      const isFull = error instanceof OfflineError && error.isFull;
      const why = isFull
        ? 'The browser has no room for it.'
        : 'A file did not arrive; check the connection and try again.';
      this.#say('status', `${why} What was there before is still there.`);
    }
    this.#part('bar', false);
    if (button) button.disabled = false;
  }

  async #remove(): Promise<void> {
    await removeDownload();
    this.#showState(undefined);
    this.#say('status', 'The copy was removed. Your progress was not touched.');
    this.querySelector<HTMLElement>('[value=download]')?.focus();
  }

  #bar(done: number, total: number): void {
    const bar = this.querySelector('progress');
    if (bar) {
      bar.max = total;
      bar.value = done;
    }
    this.#part('bar', true);
  }

  #say(place: string, text: string): void {
    this.querySelector(`[data-fill="${place}"]`)?.replaceChildren(text);
  }

  #part(place: string, isShown: boolean): void {
    const part = this.querySelector<HTMLElement>(`[data-part="${place}"]`);
    if (part) part.hidden = !isShown;
  }
}

customElements.define('offline-panel', OfflinePanel);
