// Marks the page's step as done, or opens it again. Server HTML:
//   <done-button class="needs-script" data-step="docker-layers" data-version='{"value":"3fa9c21b",…}'>
//     <button type="button">Mark as done</button>
//     <span role="status"></span>
//   </done-button>
import { askToKeepStorage } from '#browser/keep-storage.ts';
import { store } from '#browser/progress-store.ts';
import type { Version } from '#progress/fact.ts';
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
    if (value === 'done') this.#keepVersion();
    if (!done.size) askToKeepStorage();
  }

  /** Keeps what the page says now, so that it can tell later what changed. */
  #keepVersion(): void {
    const version = JSON.parse(this.dataset['version'] ?? '') as Version;
    store.record({ kind: 'version', id: this.#step, ...version });
  }
}

customElements.define('done-button', DoneButton);
