// Copies the code of its figure. Server HTML of the figure, made in markdown/code.ts:
//   <figure class="code" data-copy="commands"><figcaption>…</figcaption><pre><code>…</code></pre></figure>
// `data-copy` says what is taken: command, commands, code, lines or file. In a session, commands are
// `kbd` elements; prompts are drawn by the stylesheet and output is `samp`, so neither is taken.
import { make } from './make.ts';

const refusal = 'The browser refused to copy. Press Ctrl+C, on a Mac ⌘C.';

class CopyButton extends HTMLElement {
  readonly #button = make('button', { type: 'button', class: 'quiet' });

  connectedCallback(): void {
    const code = this.closest('figure')?.querySelector('pre code');
    if (!code) return;
    this.#button.textContent = `Copy ${this.dataset['copy'] ?? ''}`;
    this.append(this.#button);
    this.#button.onclick = () => {
      const commands = [...code.querySelectorAll('kbd')].map((command) => command.textContent);
      void this.#copy(commands.join('\n') || code.textContent);
    };
  }

  async #copy(text: string): Promise<void> {
    let said = 'Copied';
    try {
      // First of all: Safari lets a page copy only right after the click.
      await navigator.clipboard.writeText(text);
      this.#button.textContent = said;
    } catch {
      said = refusal;
      this.#offer(text);
    }
    // Offline this may be out of reach; then the button alone says it.
    import('./announce.ts').then(
      ({ announce }) => announce(said),
      () => undefined,
    );
  }

  /** Without the clipboard the text is laid out, selected, for the reader's own copy key. */
  #offer(text: string): void {
    const field = make('textarea', { readonly: '', 'aria-label': refusal }, text);
    const offer = make('p', { class: 'refused' }, refusal, field);
    field.rows = text.split('\n').length;
    field.onblur = () => offer.remove();
    this.closest('figcaption')?.after(offer);
    field.select();
  }
}

customElements.define('copy-button', CopyButton);

/** Gives every block that can be pasted its button. */
export function addCopyButtons(): void {
  for (const figure of document.querySelectorAll<HTMLElement>('[data-copy]')) {
    const button = make('copy-button', { 'data-copy': figure.dataset['copy'] ?? '' });
    figure.querySelector('figcaption')?.append(button);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'copy-button': CopyButton;
  }
}
