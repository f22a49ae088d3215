// Simulates a server under load. Server HTML: mdx/LatencySimulator.astro.
import { latencyWords } from '#simulators/latency.ts';
import { curveView, loadMark, runView, type Mark } from '#simulators/latency-view.ts';
import type { Server } from '#simulators/queue.ts';
import { setPaths, SimulatorElement, textOf } from './simulators/simulator-element.ts';

/** The curve takes longer than a frame of a slow phone, so it waits until a slider rests. */
const restMs = 120;

class LatencySimulator extends SimulatorElement {
  #drawn = '';
  #rest = 0;

  protected show(values: FormData): string {
    const server = serverOf(values);
    const rate = Number(values.get('rate'));
    const { latency, facts } = runView({ server, rate });
    const cells = [...this.querySelectorAll('dd')];
    for (const [place, fact] of facts.entries()) cells[place]?.replaceChildren(fact);
    this.#mark('now', loadMark(rate, server));
    const wanted = JSON.stringify(server);
    clearTimeout(this.#rest);
    if (wanted !== this.#drawn)
      this.#rest = window.setTimeout(() => {
        this.#drawn = wanted;
        this.#draw(server);
      }, restMs);
    return latencyWords(latency, server);
  }

  #draw(server: Server): void {
    const { p95, p50, knee, most } = curveView(server);
    setPaths(this.querySelector('.chart'), [p95, p50]);
    this.#mark('knee', knee);
    this.querySelector('[data-highest]')?.replaceChildren(most.milliseconds);
    this.querySelector('[data-widest]')?.replaceChildren(String(most.rate));
  }

  #mark(name: string, mark: Mark | undefined): void {
    const group = this.querySelector(`[data-mark=${name}]`);
    group?.toggleAttribute('hidden', !mark);
    if (!mark) return;
    for (const end of ['x1', 'x2']) group?.querySelector('line')?.setAttribute(end, mark.x);
    const label = group?.querySelector('text');
    label?.setAttribute('x', mark.x);
    label?.setAttribute('text-anchor', mark.anchor);
    label?.replaceChildren(mark.text);
  }
}

function serverOf(values: FormData): Server {
  const number = (name: string) => Number(values.get(name));
  return {
    serviceMs: number('serviceMs'),
    workers: number('workers'),
    cores: number('cores'),
    batch: number('batch'),
    service: textOf(values, 'service') === 'exponential' ? 'exponential' : 'constant',
  };
}

customElements.define('latency-simulator', LatencySimulator);
