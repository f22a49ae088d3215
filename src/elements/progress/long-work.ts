import type { Pause } from '#browser/latest-work.ts';
import { announce } from '#elements/announce.ts';
import type { Parts } from '#elements/parts.ts';

/** A screen reader hears how far it is no more often, in ms. */
const sayEvery = 5000;

type Control = HTMLButtonElement | HTMLInputElement | HTMLSelectElement;

/** Work on many facts: shows how far it is, and nothing else can begin before its end. */
export class LongWork {
  readonly #parts: Parts;
  #isBusy = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Does work, unless other work is still going on. */
  async run(work: (pause: Pause) => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    const { activeElement } = document;
    this.#hold(true);
    let saidAt = performance.now();
    try {
      await work((count, total) => {
        const words = `${count.toLocaleString('en')} of ${total.toLocaleString('en')}`;
        this.#show(words, count / total);
        if (performance.now() - saidAt < sayEvery) return;
        saidAt = performance.now();
        announce(words);
      });
    } finally {
      this.#hold(false);
      this.#parts.show('work', false);
      // What cannot be used loses the focus.
      const isLost = document.activeElement === document.body;
      if (isLost && activeElement instanceof HTMLElement) activeElement.focus();
    }
  }

  #show(words: string, share: number): void {
    this.#parts.say('work', words);
    this.#parts.show('work', true);
    const bar = this.#parts.root.querySelector('progress');
    if (bar) bar.value = share;
  }

  #hold(isBusy: boolean): void {
    this.#isBusy = isBusy;
    for (const control of this.#parts.root.querySelectorAll<Control>('button, input, select'))
      control.disabled = isBusy;
  }
}
