// Plays with a registry and its aliases. Server HTML: mdx/AliasTimeline.astro.
import { beginning, momentWords, story, timeline, type Action } from '#simulators/aliases.ts';
import { aliasRows, type Cell } from '#simulators/aliases-view.ts';
import { make } from './make.ts';
import { rowsOf, SimulatorElement, textOf } from './simulators/simulator-element.ts';

class AliasTimeline extends SimulatorElement {
  #actions: readonly Action[] = story;
  #stop = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.addEventListener('click', ({ target }) => this.#press(target), { signal });
    this.addEventListener('reset', () => (this.#actions = story), { signal });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop.abort();
  }

  protected show(): string {
    const moments = timeline(this.#actions);
    const last = moments.at(-1) ?? beginning;
    this.#offer(last.versions);
    const rows = aliasRows(this.#actions);
    const shown = rowsOf(this.querySelector('tbody'), Math.max(1, rows.length));
    for (const [place, row] of shown.entries()) {
      const { number, words, cells } = rows[place] ?? {
        number: 0,
        words: beginning.words,
        cells: [],
      };
      row.querySelector('th')?.replaceChildren(`${number}. ${words}`);
      for (const [line, cell] of [...row.querySelectorAll('td')].entries())
        fill(cell, cells[line] ?? { text: '', isChange: false, isStale: false });
    }
    return momentWords(last);
  }

  #press(target: EventTarget | null): void {
    if (!(target instanceof HTMLButtonElement) || target.type !== 'button') return;
    const version = Number(
      textOf(new FormData(this.querySelector('form') ?? undefined), 'version'),
    );
    this.#actions = afterPress(this.#actions, target.value, version);
    this.update();
  }

  /** Offers the versions that exist. What was chosen stays chosen; a new version is chosen. */
  #offer(versions: readonly number[]): void {
    const select = this.querySelector('select');
    const offered = [...(select?.options ?? [])].map(({ value }) => Number(value));
    if (!select || offered.join() === versions.join()) return;
    const isKept = versions.includes(Number(select.value)) && versions.length < offered.length;
    const chosen = isKept ? select.value : String(versions.at(-1) ?? '');
    select.replaceChildren(
      ...versions.map((version) => make('option', { value: String(version) }, `v${version}`)),
    );
    select.value = chosen;
  }
}

function afterPress(
  actions: readonly Action[],
  pressed: string,
  version: number,
): readonly Action[] {
  switch (pressed) {
    case 'undo':
      return actions.slice(0, -1);
    case 'empty':
      return [];
    case 'promote':
    case 'delete':
      return [...actions, { kind: pressed, version }];
    case 'register':
    case 'roll-back':
    case 'restart':
    case 'wait':
      return [...actions, { kind: pressed }];
    default:
      return actions;
  }
}

function fill(cell: HTMLElement, { text, isChange, isStale }: Cell): void {
  cell.toggleAttribute('data-change', isChange);
  cell.toggleAttribute('data-stale', isStale);
  cell.toggleAttribute('data-none', text === '');
  cell.querySelector('span')?.replaceChildren(text || 'none');
}

customElements.define('alias-timeline', AliasTimeline);
