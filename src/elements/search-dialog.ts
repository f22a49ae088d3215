import { make } from './make.ts';
import { loadSearchStyle } from './search/load-style.ts';
import { moveInList } from './search/move-in-list.ts';
import { searchSession, type SearchState } from './search/search-session.ts';
import { showOutcome } from './search/show-outcome.ts';

const shownCount = 6;
const pauseMs = 90;

/** The search box over the page. One stands in the document once it was opened. */
class SearchDialog extends HTMLElement {
  readonly #input = make('input', {
    type: 'search',
    'aria-label': 'Search lessons, labs, technologies, words and errors',
    placeholder: 'Search',
    autocomplete: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
  });
  readonly #status = make('p', { class: 'status', role: 'status' });
  readonly #results = make('ol', { class: 'results' });
  readonly #help = make('div', { class: 'help' });
  readonly #all = make('a', { class: 'all', href: '' }, 'All results and filters');
  readonly #dialog = make('dialog', { 'aria-label': 'Search' });
  readonly #session;
  readonly #page: string;
  #timer = 0;

  constructor(page: string) {
    super();
    this.#page = page;
    this.#session = searchSession({
      root: page.replace(/search\/$/, ''),
      show: (state) => this.#show(state),
    });
  }

  connectedCallback(): void {
    const close = make('button', { type: 'button', class: 'quiet' }, 'Close');
    const form = make('form', { role: 'search' }, this.#input, close);
    const hint = make(
      'p',
      { class: 'hint' },
      '↓ into the results, Enter for all of them, Esc to close',
    );
    this.#dialog.append(form, this.#status, this.#results, this.#help, this.#all, hint);
    this.append(this.#dialog);
    close.addEventListener('click', () => this.#dialog.close());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      location.assign(this.#all.href);
    });
    this.#input.addEventListener('input', () => this.#ask());
    this.#dialog.addEventListener('keydown', (event) => this.#key(event));
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#show({ kind: 'idle' });
  }

  /** In a search box the browser would only empty it on the first Escape. */
  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return moveInList(event, this.#input, this.#dialog);
    event.preventDefault();
    this.#dialog.close();
  }

  /** @param typed what was typed before the box was there */
  open(typed: string): void {
    this.#dialog.showModal();
    this.#input.focus();
    this.#input.select();
    this.#session.warm();
    if (typed === '') return;
    this.#input.value = typed;
    this.#ask();
  }

  #ask(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#askNow(), pauseMs);
  }

  #askNow(): Promise<void> {
    const words = this.#input.value.trim();
    return this.#session.ask({ words, filters: {}, count: shownCount });
  }

  #show(state: SearchState): void {
    const words = this.#input.value.trim();
    this.#all.href = words ? `${this.#page}?q=${encodeURIComponent(words)}` : this.#page;
    this.dataset['state'] = state.kind;
    const { status, results, help } = {
      status: this.#status,
      results: this.#results,
      help: this.#help,
    };
    showOutcome(state, {
      status,
      results,
      help,
      page: this.#page,
      retry: () => void this.#askNow(),
    });
  }
}

customElements.define('search-dialog', SearchDialog);

/**
 * Opens the search box.
 *
 * @param page address of the search page
 * @param takeTyped gives what was typed since the box was asked for
 */
export async function openSearchDialog(page: string, takeTyped: () => string): Promise<void> {
  await loadSearchStyle();
  const standing = document.querySelector<SearchDialog>('search-dialog');
  const dialog = standing ?? new SearchDialog(page);
  if (!standing) document.body.append(dialog);
  dialog.open(takeTyped());
}
