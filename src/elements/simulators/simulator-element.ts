// What all simulators share. Server HTML: components/SimulatorFigure.astro.
import type { Bar } from '#simulators/bar.ts';

const quietMs = 500;

/** Shows what follows from its controls: the picture at once, the words after a pause. */
export abstract class SimulatorElement extends HTMLElement {
  #stop = new AbortController();
  #frame = 0;
  #pause = 0;

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const form = this.querySelector('form');
    for (const event of ['input', 'reset'])
      form?.addEventListener(event, () => this.update(), { signal });
    form?.addEventListener('submit', (event) => event.preventDefault(), { signal });
    this.update();
  }

  disconnectedCallback(): void {
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#pause);
  }

  /** Draws the picture for the values of the form, and returns it in words. */
  protected abstract show(values: FormData): string;

  /** Draws in the next frame, however often it is called; a reset has taken place by then. */
  protected update(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      for (const slider of this.querySelectorAll<HTMLInputElement>('[type=range]'))
        showValue(slider);
      this.#say(this.show(new FormData(this.querySelector('form') ?? undefined)));
    });
  }

  /** The result is read out, so it waits until the reader pauses. */
  #say(words: string): void {
    clearTimeout(this.#pause);
    const output = this.querySelector('output');
    if (output?.textContent === words) return;
    this.#pause = window.setTimeout(() => output?.replaceChildren(words), quietMs);
  }
}

function showValue(slider: HTMLInputElement): void {
  const text = slider.value + (slider.dataset['unit'] ?? '');
  slider.ariaValueText = text;
  slider.closest('label')?.querySelector('b')?.replaceChildren(text);
}

/** The rows of a list, as many as wanted: copies of its first one are added, the last are taken. */
export function rowsOf(list: Element | null, count: number): readonly HTMLElement[] {
  if (!list) return [];
  const missing = Math.max(0, count - list.children.length);
  const first = list.firstElementChild;
  list.append(...Array.from({ length: missing }, () => first?.cloneNode(true) ?? ''));
  for (const row of [...list.children].slice(count)) row.remove();
  return [...list.children].filter((row) => row instanceof HTMLElement);
}

/** Gives the paths of a picture their new courses. */
export function setPaths(picture: Element | null, courses: readonly string[]): void {
  const paths = [...(picture?.querySelectorAll('path') ?? [])];
  for (const [place, course] of courses.entries()) paths[place]?.setAttribute('d', course);
}

/** Gives the rows of a table their new bars. */
export function showBars(table: Element | null, bars: readonly Bar[]): void {
  const rows = [...(table?.querySelectorAll('tr') ?? [])];
  for (const [place, { text, path, isOn }] of bars.entries()) {
    const row = rows[place];
    row?.toggleAttribute('data-on', isOn);
    row?.querySelector('path')?.setAttribute('d', path);
    row?.querySelector('td:last-child')?.replaceChildren(text);
  }
}

/** A text of a form, empty if it is not there. */
export function textOf(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
}
