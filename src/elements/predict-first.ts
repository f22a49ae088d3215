// Asks for a prediction and shows what happened once the reader has committed to one.
// Server HTML: mdx/Predict.astro. `data-right` names the option that was right;
// `data-committed` is there once the reader has chosen.
import { store } from '#browser/progress-store.ts';
import type { Progress } from '#progress/progress.ts';
import { announce } from './announce.ts';

class PredictFirst extends HTMLElement {
  #stop = new AbortController();

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.querySelector('button')?.addEventListener('click', () => this.#commit(), { signal });
    store.subscribe((progress) => this.#show(progress), signal);
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  #commit(): void {
    const chosen = this.querySelector<HTMLInputElement>('input:checked');
    if (!chosen) {
      this.querySelector('input')?.focus();
      announce('Choose one of the options first.');
      return;
    }
    store.record({ kind: 'predict', id: this.#fact(), value: chosen.value });
    announce(this.#words(chosen.value));
    this.querySelector('details')?.setAttribute('open', '');
    this.querySelector('summary')?.focus();
  }

  #show({ predictions }: Progress): void {
    const chosen = predictions.get(this.#fact());
    const inputs = [...this.querySelectorAll('input')];
    if (chosen === undefined || !inputs.some(({ value }) => value === chosen)) return;
    this.dataset['committed'] = '';
    for (const input of inputs) {
      input.checked = input.value === chosen;
      input.disabled = true;
    }
    this.querySelector('summary')?.replaceChildren(`What happened. ${this.#words(chosen)}`);
  }

  #words(chosen: string): string {
    return chosen === this.dataset['right']
      ? 'Your prediction was right.'
      : 'It went another way than you predicted.';
  }

  #fact(): string {
    const step = this.closest<HTMLElement>('[data-page-step]')?.dataset['pageStep'] ?? 'page';
    return `${step}.${this.dataset['part'] ?? ''}`;
  }
}

customElements.define('predict-first', PredictFirst);
