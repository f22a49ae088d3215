import { matchMessages, type KnownMessage } from '#curriculum/error-match.ts';
import { maskSecrets } from '#curriculum/mask-secrets.ts';
import { make } from './make.ts';

const mostMatches = 4;
const pauseMs = 150;

/** Finds a pasted message in the list of the page. What is pasted stays in the page. */
class ErrorLookup extends HTMLElement {
  #stop = new AbortController();
  #timer = 0;
  #known: readonly (KnownMessage & { readonly title: string })[] = [];

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#known = [...document.querySelectorAll<HTMLElement>('[data-message]')].map((entry) => ({
      id: entry.id,
      message: entry.dataset['message'] ?? '',
      title: entry.textContent.trim(),
    }));
    this.addEventListener('input', () => this.#later(), { signal });
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  #later(): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#look(), pauseMs);
  }

  #look(): void {
    const box = this.querySelector('textarea');
    const status = this.querySelector('[role=status]');
    const list = this.querySelector('ul');
    if (!box || !status || !list) return;
    const { text, count } = maskSecrets(box.value);
    if (text !== box.value) box.value = text;
    const matches = text.trim() ? matchMessages(text, this.#known, mostMatches) : [];
    status.textContent = text.trim() ? outcome(matches.length, count) : '';
    list.replaceChildren(
      ...matches.map(({ id, isExact }) => {
        const title = this.#known.find((entry) => entry.id === id)?.title ?? id;
        const kind = isExact ? 'the same message' : 'similar words';
        return make('li', {}, make('a', { href: `#${id}` }, title), ` (${kind})`);
      }),
    );
  }
}

function outcome(matches: number, masked: number): string {
  const found =
    matches === 0
      ? 'No known message fits. Try only its last line.'
      : `${matches} known ${matches === 1 ? 'message fits' : 'messages fit'}.`;
  return masked === 0 ? found : `${found} Masked in the box: ${masked}, secrets or personal names.`;
}

customElements.define('error-lookup', ErrorLookup);
