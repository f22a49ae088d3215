import { store } from '#browser/progress-store.ts';
import {
  recommend,
  summarise,
  type PlatformRecommendation,
  type Reason,
} from '#curriculum/platform-choice.ts';
import { make } from './make.ts';

const setting = 'platform';

/** Ranks the platforms by the answers given, says why, and remembers the one that was chosen. */
class PlatformChoice extends HTMLElement {
  #stop = new AbortController();

  connectedCallback(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.addEventListener('change', (event) => this.#change(event.target), { signal });
    store.subscribe(({ settings }) => this.#showChosen(settings.get(setting) ?? 'none'), signal);
    this.#rank();
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  #showChosen(chosen: string): void {
    for (const choice of this.#radios(setting)) choice.checked = choice.value === chosen;
  }

  #change(field: EventTarget | null): void {
    if (!(field instanceof HTMLInputElement)) return;
    if (field.name === setting) store.record({ kind: 'setting', id: setting, value: field.value });
    else this.#rank();
  }

  #radios(name?: string): readonly HTMLInputElement[] {
    const radios = [...this.querySelectorAll<HTMLInputElement>('input[type=radio]')];
    return radios.filter((radio) =>
      name === undefined ? radio.name !== setting : radio.name === name,
    );
  }

  #rank(): void {
    const answers = this.#radios().filter((radio) => radio.checked && radio.value !== '');
    const ranking = recommend(Object.fromEntries(answers.map(({ name, value }) => [name, value])));
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = summarise(ranking).text;
    const isAnswered = ranking.some(({ reasons, against, notes }) =>
      [reasons, against, notes].some((list) => list.length > 0),
    );
    this.querySelector('ol')?.replaceChildren(...(isAnswered ? ranking.map(rankItem) : []));
  }
}

function rankItem({
  title,
  score,
  reasons,
  against,
  notes,
}: PlatformRecommendation): HTMLLIElement {
  const points = `${score}`.replace('-', '−');
  return make(
    'li',
    {},
    make('b', {}, `${title}: ${points} ${Math.abs(score) === 1 ? 'point' : 'points'}`),
    ...reasonList('For', reasons),
    ...reasonList('Against', against),
    ...reasonList('Worth knowing', notes),
  );
}

function reasonList(title: string, reasons: readonly Reason[]): readonly Node[] {
  if (reasons.length === 0) return [];
  const items = reasons.map(({ text, claim, points }) => {
    const weight = points === 0 ? '' : ` (${Math.abs(points)})`;
    const standsHere = claim !== undefined && document.getElementById(`claim-${claim}`) !== null;
    return make(
      'li',
      {},
      text + weight,
      ...(standsHere ? [' ', make('a', { href: `#claim-${claim}` }, 'Source')] : []),
    );
  });
  return [make('p', {}, title), make('ul', {}, ...items)];
}

customElements.define('platform-choice', PlatformChoice);
