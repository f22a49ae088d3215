// Tells what was done on which day. Server HTML: components/ProgressHistory.astro.
//   [data-fill=days]   gets the days, newest first
//   button[value=more] shows more of them; hidden when there are none left
//   [data-part=days]   is shown once there is a day
import { store } from '#browser/progress-store.ts';
import { LatestWork } from '#browser/latest-work.ts';
import { historyInSteps, type HistoryDay } from '#progress/history.ts';
import { localClock } from '#review/day-number.ts';
import { make } from './make.ts';
import { ProgressElement } from './progress-element.ts';
import { dateWords, deedWords } from './progress/history-words.ts';

const daysAtFirst = 7;
const daysMore = 28;

class ProgressHistory extends ProgressElement {
  readonly #clock = localClock();
  readonly #telling = new LatestWork();
  #days: readonly HistoryDay[] = [];
  #shownCount = daysAtFirst;

  show(): void {
    const telling = this.#telling.run(historyInSteps(store.readFacts(), this.#clock));
    void telling.then((days) => {
      if (!days) return;
      this.#days = days;
      this.#fill();
    });
  }

  #fill(): void {
    const days = this.#days;
    const rows = days
      .slice(0, this.#shownCount)
      .map((day) =>
        make(
          'li',
          { tabindex: '-1' },
          make('b', {}, dateWords(day.day)),
          make('span', {}, deedWords(day)),
        ),
      );
    this.querySelector('[data-fill=days]')?.replaceChildren(...rows);
    for (const part of this.querySelectorAll<HTMLElement>('[data-part]'))
      part.hidden = days.length === 0;
    const left = days.length - rows.length;
    const more = this.querySelector<HTMLButtonElement>('[value=more]');
    if (more) more.hidden = left <= 0;
    more?.replaceChildren(`Show more days (${left})`);
  }

  press({ value }: HTMLButtonElement): void {
    if (value !== 'more') return;
    const shown = this.#shownCount;
    this.#shownCount += daysMore;
    this.#fill();
    this.querySelectorAll('li')[shown]?.focus();
  }
}

customElements.define('progress-history', ProgressHistory);
