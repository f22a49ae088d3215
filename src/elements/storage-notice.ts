// Says when progress is not kept. Server HTML; all parts are there, hidden:
//   <storage-notice role="status">
//     <div data-when="full memory newer cleared" hidden>
//       <p data-when="memory" hidden>…</p>      one each for full, memory, newer and cleared
//       <button type="button" data-when="cleared" value="restore" hidden>…</button>
//       <button type="button">Save a file</button>
//     </div>
//   </storage-notice>
import { restoreProfile, store } from '#browser/progress-store.ts';
import type { FactSet } from '#progress/fact-set.ts';
import { ProgressElement } from './progress-element.ts';

class StorageNotice extends ProgressElement {
  /** What this tab knew when another one cleared the storage. */
  #cleared: FactSet = new Map();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('storage', ({ key }) => {
      if (key !== null) return;
      this.#cleared = store.facts();
      this.show();
    });
  }

  show(): void {
    const keeping = this.#cleared.size ? 'cleared' : store.keeping();
    for (const part of this.querySelectorAll<HTMLElement>('[data-when]')) {
      part.hidden = !part.dataset['when']?.includes(keeping);
    }
  }

  press({ value }: HTMLButtonElement): void {
    if (value) {
      const changes = [...this.#cleared].map(([key, after]) => ({ key, after }));
      this.#cleared = new Map();
      restoreProfile();
      void store.apply(changes);
    } else {
      void import('#browser/save-file.ts').then(({ saveFile }) => saveFile(store));
    }
  }
}

customElements.define('storage-notice', StorageNotice);
