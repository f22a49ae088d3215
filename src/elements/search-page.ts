import type { Filters } from '#browser/search-index.ts';
import { loadSearchStyle } from './search/load-style.ts';
import { searchSession, type SearchState } from './search/search-session.ts';
import { showOutcome } from './search/show-outcome.ts';

const firstCount = 10;
const pauseMs = 90;

/**
 * The search page: box, filters and results. The address keeps what was asked, so that a reload, a
 * bookmark and the way back show the same.
 */
class SearchPage extends HTMLElement {
  #stop = new AbortController();
  #timer = 0;
  #count = firstCount;
  #session = searchSession({
    root: this.dataset['root'] ?? '/',
    show: (state) => this.#show(state),
    countsFilters: true,
  });

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    // The policy that admits the search worker is made by the script of every page, which comes later.
    document.addEventListener('DOMContentLoaded', () => this.#readAddress(), {
      signal,
      once: true,
    });
    if (document.readyState === 'complete') this.#readAddress();
    this.addEventListener('input', () => this.#ask(pauseMs), { signal });
    this.addEventListener('submit', (event) => this.#submit(event), { signal });
    this.addEventListener('reset', () => this.#ask(0), { signal });
    this.#part('.more', HTMLButtonElement).addEventListener('click', () => this.#more(), {
      signal,
    });
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  #part<Part extends Element>(selector: string, kind: new () => Part): Part {
    const part = this.querySelector(selector);
    if (!(part instanceof kind)) throw new Error(`search-page has no ${selector}`);
    return part;
  }

  get #box(): HTMLInputElement {
    return this.#part('input[type=search]', HTMLInputElement);
  }

  get #choices(): readonly HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  }

  #readAddress(): void {
    const asked = new URLSearchParams(location.search);
    // What was typed before the script came stays.
    this.#box.value ||= asked.get('q') ?? '';
    for (const choice of this.#choices)
      choice.checked = asked.getAll(filterOf(choice)).includes(choice.value);
    void this.#askNow();
  }

  #submit(event: Event): void {
    event.preventDefault();
    this.#ask(0);
  }

  #more(): void {
    const before = this.#count;
    this.#count += firstCount;
    void this.#askNow().then(() => {
      this.querySelectorAll<HTMLElement>('.results .title')[before]?.focus();
    });
  }

  #ask(pause: number): void {
    this.#count = firstCount;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      this.#writeAddress();
      void this.#askNow();
    }, pause);
  }

  #askNow(): Promise<void> {
    const words = this.#box.value.trim();
    return this.#session.ask({ words, filters: this.#filters(), count: this.#count });
  }

  #filters(): Filters {
    const filters: Record<string, string[]> = {};
    for (const choice of this.#choices)
      if (choice.checked) (filters[filterOf(choice)] ??= []).push(choice.value);
    return filters;
  }

  #writeAddress(): void {
    const asked = new URLSearchParams();
    if (this.#box.value.trim()) asked.set('q', this.#box.value.trim());
    for (const choice of this.#choices)
      if (choice.checked) asked.append(filterOf(choice), choice.value);
    const search = asked.toString();
    history.replaceState(history.state, '', search ? `?${search}` : location.pathname);
  }

  #show(state: SearchState): void {
    this.dataset['state'] = state.kind;
    if (state.kind !== 'idle') void loadSearchStyle();
    showOutcome(state, {
      status: this.#part('[role=status]', HTMLElement),
      results: this.#part('ol.results', HTMLOListElement),
      help: this.#part('.help', HTMLElement),
      page: `${this.dataset['root'] ?? '/'}search/`,
      retry: () => void this.#askNow(),
    });
    if (state.kind === 'loading') return;
    const found = state.kind === 'found' ? state : undefined;
    this.#part('.more', HTMLElement).hidden = !found || found.total <= found.pages.length;
    for (const choice of this.#choices) {
      const count = found?.counts[filterOf(choice)]?.[choice.value];
      const place = choice.parentElement?.querySelector('.count');
      if (place) place.textContent = found ? ` ${count ?? 0}` : '';
    }
  }
}

function filterOf(choice: HTMLInputElement): string {
  return choice.dataset['filter'] ?? '';
}

customElements.define('search-page', SearchPage);
