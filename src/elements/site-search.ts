/**
 * Turns the header's link to the search page into a search box that opens over the page.
 * Everything else is loaded when it is first opened.
 */
class SiteSearch extends HTMLElement {
  #stop = new AbortController();
  #opening: Promise<unknown> | undefined;

  connectedCallback(): void {
    const link = this.querySelector('a');
    if (!link) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    link.setAttribute('aria-keyshortcuts', '/');
    link.setAttribute('aria-haspopup', 'dialog');
    link.addEventListener('click', (event) => !event.shiftKey && this.#open(event), { signal });
    document.addEventListener('keydown', (event) => this.#key(event), { signal });
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  /** On many keyboards the slash needs the shift key. */
  #key(event: KeyboardEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    const typing = target?.matches('input, textarea, select') || target?.isContentEditable;
    if (event.key === '/' && !typing) this.#open(event);
  }

  /** A key or click with a modifier keeps its usual meaning, such as a new tab. */
  #open(event: KeyboardEvent | MouseEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    const page = this.dataset['page'] ?? '';
    if (this.#opening) return;
    const takeTyped = typedMeanwhile(this.#stop.signal);
    this.#opening = import('./search-dialog.ts')
      .then(({ openSearchDialog }) => openSearchDialog(page, takeTyped))
      .catch(() => {
        location.assign(page);
      })
      .finally(() => (this.#opening = undefined));
  }
}

/** Keeps what is typed until the box is there. */
function typedMeanwhile(signal: AbortSignal): () => string {
  const stop = new AbortController();
  let typed = '';
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      typed += event.key;
    },
    { signal: AbortSignal.any([signal, stop.signal]), capture: true },
  );
  return () => {
    stop.abort();
    return typed;
  };
}

customElements.define('site-search', SiteSearch);
