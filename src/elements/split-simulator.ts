// Compares a random split with a split by time. Server HTML: mdx/SplitSimulator.astro.
import { splitWords } from '#simulators/split.ts';
import { splitView } from '#simulators/split-view.ts';
import { setPaths, showBars, SimulatorElement } from './simulators/simulator-element.ts';

class SplitSimulator extends SimulatorElement {
  protected show(values: FormData): string {
    const { comparison, known, future, tested, bars } = splitView({
      driftMinutes: Number(values.get('drift')),
      twinShare: Number(values.get('twins')) / 100,
    });
    setPaths(this.querySelector('.chart'), [known, future]);
    setPaths(this.querySelector('.strip'), [tested]);
    showBars(this.querySelector('table'), bars);
    return splitWords(comparison);
  }
}

customElements.define('split-simulator', SplitSimulator);
