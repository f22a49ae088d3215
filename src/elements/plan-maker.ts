// Makes a study plan from what is left. Server HTML: components/PlanMaker.astro.
//   data-steps  address of what plan/steps.json holds
//   data-root   the site's root
//   data-ready  set once there is a plan
import { now, store } from '#browser/progress-store.ts';
import { downloadText } from '#browser/save-file.ts';
import type { PlanStep } from '#curriculum/plan-file.ts';
import { calendarEvents, uidOf } from '#planner/calendar-events.ts';
import {
  hoursToReach,
  leastSitting,
  minutesADay,
  planFrom,
  weeksOf,
  type Sitting,
  type Task,
} from '#planner/plan.ts';
import type { Progress } from '#progress/progress.ts';
import { dayNumber, localClock } from '#review/day-number.ts';
import { make } from './make.ts';
import { paceFor, tasksFor, wishesOf, type Wishes } from './plan/plan-input.ts';
import { ProgressElement } from './progress-element.ts';
import {
  paceWords,
  resultWords,
  targetWords,
  tooLittleWords,
  weekWords,
} from './plan/plan-words.ts';
import { dayWords } from './review/words.ts';

const dayMilliseconds = 86_400_000;
const sequenceSetting = 'plan-sequence';
const savedSetting = 'plan-saved';

class PlanMaker extends ProgressElement {
  #steps: readonly PlanStep[] = [];
  #sittings: readonly Sitting[] = [];

  override connectedCallback(): void {
    this.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === 'spent') this.#correct(target);
      else this.#choose();
    });
    this.addEventListener('submit', (event) => event.preventDefault());
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const response = await fetch(this.dataset['steps'] ?? '');
      this.#steps = (await response.json()) as readonly PlanStep[];
      super.connectedCallback();
    } catch {
      this.#say(
        'result',
        'The list of steps could not be loaded. Reload the page when you are online.',
      );
    }
    this.toggleAttribute('data-ready', true);
  }

  show(progress: Progress): void {
    const wishes = wishesOf(progress);
    const tasks = tasksFor(this.#steps, progress, wishes.platform);
    const today = dayNumber(now(), localClock());
    const isEnough = minutesADay(wishes) >= leastSitting;
    this.#sittings = isEnough ? planFrom(tasks, today, wishes) : [];
    this.#fillForm(wishes);
    const pace = paceFor(this.#steps, progress);
    this.#say(
      'result',
      isEnough ? resultWords(tasks, this.#sittings, today, pace) : tooLittleWords(wishes),
    );
    this.#say('pace', paceWords(pace));
    this.#showTimes(progress);
    this.#say(
      'target',
      targetWords(wishes, hoursTo(wishes, tasks, today), this.#sittings.at(-1)?.day),
    );
    this.#part('save', this.#sittings.length > 0);
    this.#showWeeks();
  }

  press({ value }: HTMLButtonElement): void {
    if (value === 'save') void this.#save();
  }

  async #save(): Promise<void> {
    const { settings } = store.read();
    const sequence = Number(settings.get(sequenceSetting) ?? 0) + 1;
    const before = (settings.get(savedSetting) ?? '').split(' ').filter(Boolean);
    const root = new URL(this.dataset['root'] ?? '', location.href).href;
    const events = calendarEvents(this.#sittings, before, sequence, (id) => {
      const step = this.#steps.find((candidate) => candidate.id === id);
      return { title: step?.title ?? id, url: `${root}${step?.address ?? ''}` };
    });
    try {
      const { calendarFile } = await import('./plan/calendar-file.ts');
      downloadText('study-plan', calendarFile(events, now()), {
        type: 'text/calendar',
        ending: 'ics',
      });
    } catch {
      this.#say('saved', 'The calendar could not be made. Try again when you are online.');
      return;
    }
    store.record({ kind: 'setting', id: sequenceSetting, value: String(sequence) });
    store.record({ kind: 'setting', id: savedSetting, value: this.#sittings.map(uidOf).join(' ') });
    this.#say('saved', 'Saved. A later file moves these entries; it does not add them again.');
  }

  #choose(): void {
    const form = this.querySelector('form');
    if (!form?.checkValidity()) {
      form?.reportValidity();
      return;
    }
    const text = (name: string) =>
      this.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';
    const boxes = this.querySelectorAll<HTMLInputElement>('[name=day]:checked');
    const days = Array.from(boxes, ({ value }) => value).join(',');
    if (!days) {
      this.#say('result', 'Choose at least one day.');
      return;
    }
    const target = text('target');
    // While the year is typed, it is for some keys one of the first centuries.
    const isTyped = target.startsWith('0');
    const chosen = [
      ['plan-hours', text('hours')],
      ['plan-days', days],
      ...(isTyped ? [] : ([['plan-target', target]] as const)),
      ['platform', text('platform')],
    ] as const;
    const { settings } = store.read();
    for (const [id, value] of chosen)
      if ((settings.get(id) ?? '') !== value) store.record({ kind: 'setting', id, value });
  }

  /** Adds what makes the sum right: what other devices kept stays counted. */
  #correct(field: HTMLInputElement): void {
    const id = field.dataset['step'] ?? '';
    if (!field.checkValidity() || field.value === '') {
      field.reportValidity();
      return;
    }
    const seconds = Number(field.value) * 60 - (store.read().spent.get(id) ?? 0);
    if (seconds !== 0) store.record({ kind: 'spent', id, value: String(Math.round(seconds)) });
  }

  #showTimes({ spent }: Progress): void {
    const rows = this.#steps
      .filter(({ id }) => (spent.get(id) ?? 0) > 0)
      .map((step) => this.#timeRow(step, Math.round((spent.get(step.id) ?? 0) / 60)));
    this.#part('times', rows.length > 0);
    // A field that is being typed in must not be taken away.
    const list = this.querySelector('[data-fill=times]');
    if (!list?.contains(document.activeElement)) list?.replaceChildren(...rows);
  }

  #timeRow({ id, title, minutes }: PlanStep, taken: number): HTMLElement {
    const field = make('input', {
      ...{ type: 'number', name: 'spent', min: '0', max: '6000', step: '1', inputmode: 'numeric' },
      ...{ value: String(taken), 'data-step': id },
    });
    const label = make('label', {}, make('span', {}, title), field);
    return make('li', {}, label, make('span', {}, `min, estimated ${minutes}`));
  }

  #fillForm({ minutesPerWeek, weekdays, platform, target }: Wishes): void {
    const set = (name: string, value: string) => {
      const field = this.querySelector<HTMLInputElement>(`[name=${name}]`);
      if (field && field !== document.activeElement) field.value = value;
    };
    set('hours', String(minutesPerWeek / 60));
    set('platform', platform);
    set('target', target);
    for (const box of this.querySelectorAll<HTMLInputElement>('[name=day]'))
      box.checked = weekdays.includes(Number(box.value));
  }

  #showWeeks(): void {
    const byId = new Map(this.#steps.map((step) => [step.id, step]));
    const weeks = weeksOf(this.#sittings).map(({ monday, sittings }, place) => {
      const rows = sittings.map((sitting) => this.#row(sitting, byId.get(sitting.task)));
      const minutes = sittings.reduce((sum, sitting) => sum + sitting.minutes, 0);
      const [name, count] = weekWords(place, monday, minutes);
      const summary = make('summary', {}, make('b', {}, name), make('span', {}, count));
      return make(
        'details',
        { ...(place === 0 && { open: '' }) },
        summary,
        make('ol', {}, ...rows),
      );
    });
    this.querySelector('[data-fill=weeks]')?.replaceChildren(...weeks);
  }

  #row({ day, minutes, task, part }: Sitting, step: PlanStep | undefined): HTMLElement {
    const address = `${this.dataset['root'] ?? ''}${step?.address ?? ''}`;
    const notes = [part > 1 ? `part ${part}` : '', step?.isOpen ? '' : 'planned, not written yet'];
    const words = notes.filter(Boolean).join(', ');
    const title = make('a', { href: address }, step?.title ?? task);
    return make(
      'li',
      {},
      make('span', {}, dayWords(day)),
      make('b', {}, `${minutes} min`),
      make('span', {}, title, words && ` (${words})`),
    );
  }

  /** Leaves a text that stays the same alone: it would be said once more. */
  #say(place: string, text: string): void {
    const filled = this.querySelector(`[data-fill="${place}"]`);
    if (filled?.textContent !== text) filled?.replaceChildren(text);
  }

  #part(place: string, isShown: boolean): void {
    const part = this.querySelector<HTMLElement>(`[data-part="${place}"]`);
    if (part) part.hidden = !isShown;
  }
}

function hoursTo(
  { target, weekdays }: Wishes,
  tasks: readonly Task[],
  today: number,
): number | undefined {
  if (!target) return undefined;
  return hoursToReach(tasks, today, Date.parse(target) / dayMilliseconds, weekdays);
}

customElements.define('plan-maker', PlanMaker);
