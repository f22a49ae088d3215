// Counts what the learner has done of what can be done. Server HTML: components/ProgressList.astro.
//   data-steps           address of what progress/steps.json holds
//   [data-total=<id>]    the steps of a project or module; gets "3 of 5 open steps finished"
//   li[data-step]        a step; its [data-words] gets how far it is, and its objectives come below
//   data-ready           set once the numbers stand
import { now } from '#browser/progress-store.ts';
import { LatestWork } from '#browser/latest-work.ts';
import type { ProgressStep } from '#curriculum/progress-file.ts';
import type { Progress } from '#progress/progress.ts';
import { answerTally, tallyOf } from '#progress/tally.ts';
import type { Work } from '#progress/work.ts';
import { dayNumber, localClock } from '#review/day-number.ts';
import { levelOf, masteryOf, type Mastery } from '#review/mastery.ts';
import { codeParts } from './code-parts.ts';
import { make } from './make.ts';
import { ProgressElement } from './progress-element.ts';
import { loadSteps } from './progress/load-steps.ts';
import { objectiveWords, plural, stepsWords, tallyWords } from './progress/tally-words.ts';
import { deckInSteps } from './review/deck.ts';

/** Where the numbers of a step and of its objectives stand. */
interface Place {
  readonly step: ProgressStep;
  readonly words: HTMLElement | null;
  readonly summary: HTMLElement;
  readonly objectives: readonly (readonly [name: string, place: HTMLElement])[];
}

class ProgressList extends ProgressElement {
  readonly #clock = localClock();
  readonly #counting = new LatestWork();
  #steps: readonly ProgressStep[] = [];
  #places: readonly Place[] = [];

  override connectedCallback(): void {
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.#steps = (await loadSteps(this.dataset['steps'] ?? '')).steps;
      this.#places = this.#steps.flatMap((step) => this.#placeOf(step));
    } catch {
      this.querySelector('[data-fill=missing]')?.replaceChildren(
        'The numbers of each step could not be loaded. Reload the page when you are online.',
      );
    }
    super.connectedCallback();
  }

  show(progress: Progress): void {
    this.#showTotals(progress);
    void this.#counting.run(this.#count(progress));
  }

  *#count(progress: Progress): Work<void> {
    const cards = yield* deckInSteps(this.#steps, progress, this.#clock);
    const today = dayNumber(now(), this.#clock);
    const masteries = new Map(masteryOf(cards, today).map((one) => [one.objective, one]));
    const questionsOf = new Map<string, string[]>();
    for (const { objective, id } of cards)
      questionsOf.set(objective, [...(questionsOf.get(objective) ?? []), id]);
    for (const [count, { step, words, summary, objectives }] of this.#places.entries()) {
      yield count;
      const questions = Object.keys(step.questions);
      words?.replaceChildren(tallyWords(tallyOf({ ...step, questions }, progress)));
      for (const [name, place] of objectives) {
        const tally = answerTally(questionsOf.get(name) ?? [], progress);
        place.replaceChildren(objectiveWords(tally, masteries.get(name)));
      }
      summary.replaceChildren(heldWords(objectives.map(([name]) => masteries.get(name))));
    }
    this.toggleAttribute('data-ready', true);
  }

  press(): void {
    // There is no button inside.
  }

  #showTotals({ done, known }: Progress): void {
    for (const total of this.querySelectorAll<HTMLElement>('[data-total]')) {
      const group = total.closest('[data-group]') ?? this;
      const rows = group.querySelectorAll<HTMLElement>('li[data-step]');
      const steps = Array.from(rows, ({ dataset }) => dataset['step'] ?? '');
      const open = steps.filter((id) => !done.has(id));
      const knownCount = open.filter((id) => known.has(id)).length;
      total.replaceChildren(stepsWords(steps.length - open.length, knownCount, steps.length));
    }
  }

  #placeOf(step: ProgressStep): readonly Place[] {
    const row = this.querySelector(`li[data-step="${step.id}"]`);
    if (!row) return [];
    const objectives = Object.entries(step.objectives).map(
      ([name, text]) => [name, text, make('b', {})] as const,
    );
    const rows = objectives.map(([, text, place]) =>
      make('p', { class: 'objective' }, make('span', {}, ...codeParts(text)), place),
    );
    const summary = make('summary', {});
    if (rows.length) row.append(make('details', {}, summary, ...rows));
    return [
      {
        step,
        summary,
        words: row.querySelector<HTMLElement>('[data-words]'),
        objectives: objectives.map(([name, , place]) => [name, place] as const),
      },
    ];
  }
}

function heldWords(masteries: readonly (Mastery | undefined)[]): string {
  const held = masteries.filter((mastery) => mastery && levelOf(mastery) === 'held').length;
  return `${held} of ${plural(masteries.length, 'objective')} held`;
}

customElements.define('progress-list', ProgressList);
