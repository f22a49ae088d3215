// Marks the page's step as done, or opens it again. Server HTML:
//   <done-button class="needs-script" data-step="docker-layers">
//     <button type="button">Mark as done</button>
//     <span role="status"></span>
//   </done-button>
import { askToKeepStorage } from '#browser/keep-storage.ts';
import { store } from '#browser/progress-store.ts';
import type { Progress } from '#progress/progress.ts';
import { ProgressElement } from './progress-element.ts';

/** A page that was open this long counts as the place where the learner left off. */
const visitMilliseconds = 10_000;

class DoneButton extends ProgressElement {
  readonly #step = this.dataset['step'] ?? '';

  override connectedCallback(): void {
    super.connectedCallback();
    setTimeout(() => {
      if (!document.hidden) store.record({ kind: 'visit', id: this.#step, value: 'read' });
    }, visitMilliseconds);
  }

  show({ done }: Progress): void {
    const isDone = done.has(this.#step);
    this.firstElementChild?.replaceChildren(isDone ? 'Mark as not done' : 'Mark as done');
    this.lastElementChild?.replaceChildren(isDone ? 'Done.' : '');
  }

  press(): void {
    const { done } = store.read();
    const value = done.has(this.#step) ? 'reopened' : 'done';
    store.record({ kind: 'lesson', id: this.#step, value });
    if (!done.size) askToKeepStorage();
  }
}

customElements.define('done-button', DoneButton);
