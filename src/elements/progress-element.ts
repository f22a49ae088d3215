import { store } from '#browser/progress-store.ts';
import type { Progress } from '#progress/progress.ts';

/** An element over server HTML that shows the learner's progress while it stands in the page. */
export abstract class ProgressElement extends HTMLElement {
  #stop = new AbortController();

  connectedCallback(): void {
    this.#stop = new AbortController();
    this.addEventListener('click', this);
    this.addEventListener('keydown', this);
    store.subscribe((progress) => {
      this.show(progress);
    }, this.#stop.signal);
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  handleEvent(event: MouseEvent | KeyboardEvent): void {
    // Neither a held key nor the second half of a double click presses a button again.
    if ('key' in event) {
      if (event.repeat && event.key === 'Enter') event.preventDefault();
    } else if (event.detail < 2 && event.target instanceof HTMLButtonElement) {
      this.press(event.target);
    }
  }

  /** Called at once, and after each change of progress. */
  abstract show(progress: Progress): void;

  /** Called when a button inside was pressed; buttons hold text only. */
  abstract press(button: HTMLButtonElement): void;
}
