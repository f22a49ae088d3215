import { store } from '#browser/progress-store.ts';

// Server HTML: <theme-switch> around radio buttons named "theme" with the values system, light, dark.

/** Lets the learner choose the colours; the choice is a setting among their facts. */
class ThemeSwitch extends HTMLElement {
  readonly #stop = new AbortController();

  connectedCallback(): void {
    const { signal } = this.#stop;
    this.addEventListener('change', (event) => this.#choose(event), { signal });
    store.subscribe(() => this.#show(), signal);
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  #choose({ target }: Event): void {
    if (target instanceof HTMLInputElement) {
      store.record({ kind: 'setting', id: 'theme', value: target.value });
    }
  }

  #show(): void {
    const theme = store.read().settings.get('theme') ?? 'system';
    document.documentElement.dataset['theme'] = theme;
    for (const button of this.querySelectorAll('input')) button.checked = button.value === theme;
  }
}

customElements.define('theme-switch', ThemeSwitch);
