// Remembers the tick of one part of a lab. Server HTML, inside an element with data-page-step:
//   <step-tick class="needs-script" data-part="run-tests">
//     <label><input type="checkbox" /> Done</label>
//   </step-tick>
// It gets data-state="done" while the box is ticked.
import { store } from '#browser/progress-store.ts';
import type { Progress } from '#progress/progress.ts';
import { ProgressElement } from './progress-element.ts';

class StepTick extends ProgressElement {
  override connectedCallback(): void {
    super.connectedCallback();
    this.querySelector('input')?.addEventListener('change', () => {
      const value = this.querySelector('input')?.checked ? 'ticked' : 'cleared';
      store.record({ kind: 'tick', id: this.#id(), value });
    });
  }

  show({ ticked }: Progress): void {
    const isTicked = ticked.has(this.#id());
    const box = this.querySelector('input');
    if (box) box.checked = isTicked;
    this.dataset['state'] = isTicked ? 'done' : '';
  }

  press(): void {
    // There is no button inside.
  }

  #id(): string {
    const step = this.closest<HTMLElement>('[data-page-step]')?.dataset['pageStep'] ?? '';
    return `${step}.${this.dataset['part'] ?? ''}`;
  }
}

customElements.define('step-tick', StepTick);
