// Starts and stops the learner's clock of a lab: the work is done in a terminal, out of sight of the
// page. One clock runs at a time, in all tabs. Server HTML:
//   <lab-clock class="needs-script no-print" data-step="lab-serve">
//     <button type="button">Start the clock</button> <span role="status"></span>
//   </lab-clock>
import { now, store } from '#browser/progress-store.ts';
import { labClock, runningClock, secondsRun } from '#progress/lab-clock.ts';
import type { Progress } from '#progress/progress.ts';
import { ProgressElement } from './progress-element.ts';

const clockTime = { hour: '2-digit', minute: '2-digit' } as const;

class LabClock extends ProgressElement {
  readonly #step = this.dataset['step'] ?? '';

  show(progress: Progress): void {
    const clock = runningClock(progress);
    const isHere = clock?.step === this.#step;
    const minutes = Math.round((progress.spent.get(this.#step) ?? 0) / 60);
    const kept = minutes > 0 ? `${minutes} min so far` : '';
    const since = new Date(clock?.since ?? 0).toLocaleTimeString('en-GB', clockTime);
    this.querySelector('button')?.replaceChildren(isHere ? 'Stop the clock' : 'Start the clock');
    this.querySelector('span')?.replaceChildren(isHere ? `Running since ${since}` : kept);
  }

  press(): void {
    const clock = runningClock(store.read());
    const at = now();
    if (clock) {
      const seconds = secondsRun(clock, at);
      if (seconds > 0) store.record({ kind: 'spent', id: clock.step, value: String(seconds) });
    }
    const value = clock?.step === this.#step ? '' : `${this.#step} ${at}`;
    store.record({ kind: 'setting', id: labClock, value });
  }
}

customElements.define('lab-clock', LabClock);
