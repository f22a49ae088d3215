// Checks the answer to one question. Server HTML: components/Question.astro.
//   data-key     what is right, as quiz/answer-key.ts writes it
//   data-state   "right" or "wrong" after a check
//   data-tried   there was an answer, so the folded answer may be opened
// Inside [data-fresh] it begins empty.
// A checked option carries data-mark="right" or "wrong".
import { store } from '#browser/progress-store.ts';
import { readKey, type AnswerKey } from '#quiz/answer-key.ts';
import { shownReasons, verdict } from '#quiz/feedback.ts';
import { grade, isMistake, type Grade } from '#quiz/grade.ts';
import { announce } from './announce.ts';
import { make } from './make.ts';
import { Inputs } from './quiz/inputs.ts';
import { addMoves } from './quiz/order-moves.ts';

class QuizQuestion extends HTMLElement {
  readonly #id = this.dataset['question'] ?? '';
  readonly #key = readKey(this.dataset['kind'] ?? '', this.dataset['key'] ?? '');
  readonly #inputs = new Inputs(this);
  readonly #button = this.querySelector('.actions button');
  readonly #verdict = make('p', { class: 'verdict' });
  #stop = new AbortController();

  connectedCallback(): void {
    if (!this.#key || !this.#button) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const key = this.#key;
    if (key.kind === 'order') addMoves(this);
    this.#button.addEventListener('click', () => this.#press(key), { signal });
    this.addEventListener('input', () => this.#clear(), { signal });
    this.addEventListener('keydown', (event) => this.#typed(event, key), { signal });
    // In a review the learner recalls; an earlier answer would give it away.
    if (!this.closest('[data-fresh]')) this.#restore(key);
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  #press(key: AnswerKey): void {
    if (this.dataset['state'] !== 'right') return this.#check(key);
    this.#clear();
    if (key.kind !== 'order') this.#inputs.set([]);
    this.#inputs.focus();
  }

  #typed(event: KeyboardEvent, key: AnswerKey): void {
    const isField = event.target === this.#inputs.field();
    if (isField && event.key === 'Enter' && !event.repeat) this.#check(key);
  }

  #check(key: AnswerKey): void {
    const chosen = this.#inputs.answer();
    this.#clear();
    if (chosen.length === 0) {
      this.#say('Give an answer first.');
      announce('Give an answer first.');
      return;
    }
    const result = grade(key, chosen);
    const sentence = verdict(key, result);
    this.#mark(result);
    this.#say(sentence);
    announce([sentence, ...this.#explain(key, result, chosen)].join(' '));
    this.#record(result, chosen);
  }

  #record({ isRight }: Grade, chosen: readonly string[]): void {
    const step = this.closest<HTMLElement>('[data-page-step]')?.dataset['pageStep'];
    const sure = this.closest('quiz-set')?.querySelector<HTMLInputElement>('.sure :checked');
    store.record({
      ...{ kind: 'answer', id: this.#id, isRight, chosen },
      ...(sure && { isSure: sure.value === 'sure' }),
      ...(step && { step }),
    });
  }

  /** Shows the last answer of an earlier visit, without moving anything on the page. */
  #restore(key: AnswerKey): void {
    const kept = store.read().answers.get(this.#id)?.at(-1);
    if (!kept || !this.#inputs.set(kept.chosen)) return;
    const result = grade(key, kept.chosen);
    this.#mark(result);
    const day = new Date(kept.at).toLocaleDateString('en-GB', { dateStyle: 'medium' });
    const words = `${result.isRight ? 'Right' : 'Not right'} on ${day}`;
    this.prepend(make('p', { class: 'kept' }, words));
  }

  #mark({ isRight, marks }: Grade): void {
    this.dataset['state'] = isRight ? 'right' : 'wrong';
    this.dataset['tried'] = '';
    this.#button?.replaceChildren(isRight ? 'Answer again' : 'Check');
    for (const [option, mark] of marks) {
      if (mark !== 'missed') this.#inputs.row(option)?.setAttribute('data-mark', mark);
    }
  }

  /** Puts the reasons below what was chosen, and returns them. */
  #explain(key: AnswerKey, result: Grade, chosen: readonly string[]): readonly string[] {
    const fieldset = this.querySelector('fieldset');
    if (key.kind === 'number' || key.kind === 'text') {
      const [answer, ...mistakes] = this.#reasons();
      const mistake = mistakes.find(({ dataset }) =>
        isMistake(key.kind, dataset['for'] ?? '', chosen[0] ?? ''),
      );
      return this.#reason(result.isRight ? answer : mistake, fieldset);
    }
    return shownReasons(key, result, this.#inputs.options()).flatMap((option) => {
      const source = this.#reasons().find(({ dataset }) => dataset['for'] === option);
      const row = this.#inputs.row(option);
      const name = row?.querySelector('span')?.textContent.trim().replace(/\.$/, '');
      const [reason] = this.#reason(source, row);
      // In one go nobody hears which reason is whose; those of other options are read below them.
      if (!reason || !chosen.includes(option)) return [];
      return key.kind === 'single'
        ? reason.replace(/^(Not right|Right)\.\s+/, '')
        : `${name}: ${reason}`;
    });
  }

  #reason(source: HTMLElement | undefined, place: Element | null | undefined): readonly string[] {
    if (!source || !place) return [];
    // Of an option that was chosen the page says whether it is right; elsewhere the verdict has said so.
    const isChoice = source.querySelector('[data-right]');
    const parts = isChoice ? source.childNodes : source.querySelectorAll('span');
    const copies = [...parts].map((node) => node.cloneNode(true));
    const reason = make('p', { class: 'reason' }, ...copies);
    place.append(reason);
    return [reason.textContent.trim()];
  }

  #reasons(): readonly HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-for]')];
  }

  /** Takes what the last check left away as soon as the answer changes. */
  #clear(): void {
    delete this.dataset['state'];
    this.#verdict.remove();
    this.#button?.replaceChildren('Check');
    for (const old of this.querySelectorAll('.reason, .kept')) old.remove();
    for (const row of this.#inputs.rows()) row.removeAttribute('data-mark');
  }

  #say(text: string): void {
    this.#verdict.textContent = text;
    this.querySelector('.actions')?.before(this.#verdict);
  }
}

customElements.define('quiz-question', QuizQuestion);
