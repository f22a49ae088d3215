/**
 * Turns the header's link to the search page into a search box that opens over the page.
 * Everything else is loaded when it is first opened.
 */
class SiteSearch extends HTMLElement {
  #stop = new AbortController();

  connectedCallback(): void {
    const link = this.querySelector('a');
    if (!link) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.querySelector('kbd')?.removeAttribute('hidden');
    link.setAttribute('aria-keyshortcuts', '/');
    link.setAttribute('aria-haspopup', 'dialog');
    link.addEventListener('click', (event) => this.#open(event), { signal });
    document.addEventListener('keydown', (event) => this.#key(event), { signal });
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  #key(event: KeyboardEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    const typing = target?.matches('input, textarea, select') || target?.isContentEditable;
    if (event.key === '/' && !typing) this.#open(event);
  }

  /** A key or click with a modifier keeps its usual meaning, such as a new tab. */
  #open(event: KeyboardEvent | MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    const page = this.dataset['page'] ?? '';
    import('./search-dialog.ts').then(
      ({ openSearchDialog }) => openSearchDialog(page),
      () => location.assign(page),
    );
  }
}

customElements.define('site-search', SiteSearch);
