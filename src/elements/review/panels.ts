import type { ReviewStep } from '#curriculum/review-file.ts';
import type { Asked, Card, ReviewSettings } from '#review/cards.ts';
import { forecast } from '#review/forecast.ts';
import { levelOf, masteryOf, type Mastery } from '#review/mastery.ts';
import type { Rating } from '#review/rating.ts';
import { codeParts } from '#elements/code-parts.ts';
import { make } from '#elements/make.ts';
import { Parts } from '#elements/parts.ts';
import { dayWords, todayWords } from './words.ts';

const loadDays = 14;
const costDays = 30;

/** What a review shows beside its question. The only place that knows the markup of the page. */
export class Panels extends Parts {
  offer(rating: Rating, isOffered: boolean, when: string): void {
    const button = this.#button(rating);
    if (button) button.hidden = !isOffered;
    this.root.querySelector(`[data-when="${rating}"]`)?.replaceChildren(when);
  }

  isOffered(rating: Rating): boolean {
    return this.#button(rating)?.hidden === false;
  }

  /** The ratings that are offered, to be said: `It comes back: Again, key 1, tomorrow.` */
  ratingWords(): string {
    const buttons = this.root.querySelectorAll('.ratings button:not([hidden])');
    const offers = Array.from(buttons, (button) => {
      const [, name, key, when] = /(\w+)\s+(\d)\s+(.+)/.exec(button.textContent) ?? [];
      return `${name}, key ${key}, ${when?.trim()}`;
    });
    const asks = this.root.querySelector('[data-fill=rating-asks]')?.textContent ?? '';
    return `${asks} ${offers.join('. ')}.`;
  }

  #button(rating: Rating): HTMLButtonElement | null {
    return this.root.querySelector<HTMLButtonElement>(`[value="rate:${rating}"]`);
  }

  /** Today, the load to come, mastery and settings. */
  showNumbers(
    steps: readonly ReviewStep[],
    deck: readonly Card[],
    today: number,
    settings: ReviewSettings,
    queue: readonly Asked[],
  ): void {
    const fresh = queue.filter(({ reason }) => reason === 'new').length;
    this.say('today', startWords(deck, queue.length - fresh, fresh));
    this.show('starts', queue.length > 0);
    this.#showLoad(deck, today, settings.retention);
    this.#showMastery(steps, masteryOf(deck, today));
    this.#showSettings(deck, today, settings);
  }

  #showLoad(deck: readonly Card[], today: number, retention: number): void {
    const counts = forecast(deck, today, loadDays, retention).map(Math.round);
    const most = Math.max(...counts, 1);
    const total = counts.reduce((sum, count) => sum + count, 0);
    this.show('load', total > 0);
    this.say('load', `About ${total} questions come back, if you answer each when it is due.`);
    const rows = counts.map((count, place) => {
      const bar = make('i', { 'aria-hidden': 'true' });
      bar.style.setProperty('--share', `${(100 * count) / most}%`);
      const day = place === 0 ? 'Today' : dayWords(today + place);
      return make('li', {}, make('span', {}, day), make('b', {}, String(count)), bar);
    });
    this.root.querySelector('[data-fill=days]')?.replaceChildren(...rows);
  }

  #showMastery(steps: readonly ReviewStep[], masteries: readonly Mastery[]): void {
    const byName = new Map(masteries.map((mastery) => [mastery.objective, mastery]));
    const open = new Set(
      [...this.root.querySelectorAll('details[open]')].map((details) => details.id),
    );
    const blocks = steps.flatMap((step) => {
      const own = Object.keys(step.objectives)
        .filter((name) => name.startsWith(`${step.id}/`))
        .flatMap((name) => byName.get(name) ?? []);
      return own.some(({ answeredCount }) => answeredCount > 0) ? [stepBlock(step, own, open)] : [];
    });
    this.show('mastery', blocks.length > 0);
    this.root.querySelector('[data-fill=mastery]')?.replaceChildren(...blocks);
  }

  #showSettings(deck: readonly Card[], today: number, settings: ReviewSettings): void {
    const chosen = {
      retention: settings.retention,
      'reviews-per-day': settings.reviewsPerDay,
      'new-per-day': settings.newPerDay,
    };
    for (const [name, value] of Object.entries(chosen)) {
      const field = this.root.querySelector<HTMLInputElement>(`[name="${name}"]`);
      if (field && field !== document.activeElement) field.value = String(value);
    }
    const perDay = (retention: number) =>
      forecast(deck, today, costDays, retention).reduce((sum, count) => sum + count, 0) / costDays;
    const shares = [0.8, 0.9, 0.95].map(
      (share) => `${perDay(share).toFixed(1)} at ${share * 100} %`,
    );
    this.say(
      'cost',
      `What that costs with your questions of today, as a mean over the next 30 days: ${shares.join(', ')} reviews a day.`,
    );
  }
}

function startWords(deck: readonly Card[], due: number, fresh: number): string {
  const isEmpty = due + fresh === 0 && deck.every(({ memory }) => !memory);
  return isEmpty
    ? 'Nothing to review yet: questions come here once you have answered them in a lesson, or finished it.'
    : todayWords(due, fresh);
}

const levelWords = { open: 'not answered yet', held: 'held', weak: 'weak' } as const;

function stepBlock(
  step: ReviewStep,
  own: readonly Mastery[],
  open: ReadonlySet<string>,
): HTMLElement {
  const held = own.filter((mastery) => levelOf(mastery) === 'held').length;
  const rows = own.map((mastery) => {
    const percent = `${Math.round(mastery.share * 100)} %`;
    const level = levelOf(mastery);
    const words = level === 'open' ? levelWords.open : `${levelWords[level]}, ${percent}`;
    const text = codeParts(step.objectives[mastery.objective] ?? '');
    return make('p', { class: 'objective' }, make('span', {}, ...text), make('b', {}, words));
  });
  const id = `mastery-${step.id}`;
  return make(
    'details',
    { id, ...(open.has(id) && { open: '' }) },
    make(
      'summary',
      {},
      make('span', {}, step.title),
      make('span', {}, `${held} of ${own.length} held`),
    ),
    ...rows,
  );
}
