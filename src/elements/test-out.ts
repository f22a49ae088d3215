// Tests whether the learner knows a lesson or a module already. Server HTML: components/TestOut.astro.
//   data-questions  address of what review/questions.json holds
//   data-root       the site's root
//   data-ready      set once the questions are known
//   ?step=…         the step whose questions are asked
import { store } from '#browser/progress-store.ts';
import type { ReviewStep } from '#curriculum/review-file.ts';
import type { Progress } from '#progress/progress.ts';
import { neededCount, testResult, type Tried } from '#review/test-out.ts';
import './quiz-question.ts';
import { codeParts } from './code-parts.ts';
import { make } from './make.ts';
import { Parts } from './parts.ts';
import { ProgressElement } from './progress-element.ts';
import { loadQuestion } from './review/load-question.ts';
import { OpenQuestion } from './review/open-question.ts';

class TestOut extends ProgressElement {
  readonly #parts = new Parts(this);
  #steps: readonly ReviewStep[] = [];
  #step: ReviewStep | undefined;
  #waiting: string[] = [];
  #tried: Tried[] = [];
  #isRight: boolean | undefined;
  /** The steps this test made known, so that it can be taken back. */
  #passed: readonly string[] = [];
  readonly #question = new OpenQuestion(this.querySelector('[data-fill=question]'));

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#question.close();
  }

  show({ done, known }: Progress): void {
    for (const row of this.querySelectorAll<HTMLElement>('[data-test]')) {
      const covers = row.dataset['covers']?.split(' ') ?? [];
      const left = covers.filter((step) => !done.has(step) && !known.has(step));
      const words = left.length > 0 ? '' : 'nothing left to test';
      row.querySelector('[data-state-text]')?.replaceChildren(words);
    }
  }

  press({ value }: HTMLButtonElement): void {
    if (value === 'begin') this.#begin();
    else if (value === 'next') this.#goOn();
    else if (value === 'stop') this.#stop();
    else if (value === 'undo') this.#undo();
  }

  async #load(): Promise<void> {
    const wanted = new URLSearchParams(location.search).get('step');
    try {
      const response = await fetch(this.dataset['questions'] ?? '');
      this.#steps = (await response.json()) as readonly ReviewStep[];
      if (wanted !== null) this.#introduce(wanted);
    } catch {
      this.#parts.say(
        'news',
        'The list of questions could not be loaded. Reload the page when you are online.',
      );
    }
    this.toggleAttribute('data-ready', true);
  }

  #introduce(id: string): void {
    const isTest = this.#rowOf(id) !== null;
    this.#step = isTest ? this.#steps.find((step) => step.id === id) : undefined;
    if (!this.#step) {
      this.#parts.say('news', 'There is no test with this name. Choose one below.');
      return;
    }
    const count = Object.keys(this.#step.questions).length;
    const named = this.#coversOf(id).length > 1 ? 'all lessons of the module count' : 'it counts';
    this.#parts.say('title', this.#step.title);
    this.#parts.say(
      'rule',
      `${count} questions. With ${neededCount(count)} right at the first check, and at least one for each objective, ${named} as known.`,
    );
    this.#parts.show('rule', true);
  }

  #begin(): void {
    this.#waiting = Object.keys(this.#step?.questions ?? {});
    this.#tried = [];
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const step = this.#step;
    const id = this.#waiting[0];
    if (!step || id === undefined) {
      this.#finish();
      return;
    }
    const address = `${this.dataset['root'] ?? ''}${step.address}`;
    const question = await loadQuestion(address, id).catch(() => undefined);
    if (id !== this.#waiting[0]) return;
    if (question) this.#open(question);
    else this.#giveUp('A question could not be loaded. Try again when you are online.');
  }

  #open(question: Element): void {
    this.#isRight = undefined;
    this.#parts.only('card');
    this.#parts.show('next', false);
    const all = this.#tried.length + this.#waiting.length;
    this.#parts.say('where', `${this.#step?.title ?? ''}, ${this.#tried.length + 1} of ${all}`);
    this.#question.open(question, this.#step?.id ?? '', (isRight) => {
      this.#isRight = isRight;
      this.#parts.show('next', true);
    });
  }

  #goOn(): void {
    const id = this.#waiting[0];
    if (id === undefined || this.#isRight === undefined) return;
    this.#waiting.shift();
    const objective = this.#step?.questions[id] ?? '';
    this.#tried.push({ objective, isRight: this.#isRight });
    void this.#ask();
  }

  #stop(): void {
    this.#giveUp('The test was stopped. Your answers are kept; nothing was marked.');
  }

  #giveUp(news: string): void {
    this.#waiting = [];
    this.#close('start');
    this.#parts.say('news', news);
    this.querySelector<HTMLElement>('[data-fill=title]')?.focus();
  }

  #finish(): void {
    const step = this.#step;
    if (!step) return;
    const { isPassed, rightCount, missed } = testResult(this.#tried);
    const { done, known } = store.read();
    const covers = this.#coversOf(step.id);
    this.#passed = isPassed ? covers.filter((id) => !done.has(id) && !known.has(id)) : [];
    for (const id of this.#passed) store.record({ kind: 'known', id, value: 'known' });
    this.#close('end');
    this.#parts.say('verdict', isPassed ? 'You know this' : 'Not yet');
    this.#parts.say('summary', ...this.#summary(step, isPassed, rightCount));
    this.#parts.say(
      'missed',
      ...missed.map((name) => make('li', {}, ...codeParts(step.objectives[name] ?? name))),
    );
    this.#parts.show('missed', missed.length > 0);
    this.#parts.show('undo', this.#passed.length > 0);
    this.querySelector<HTMLElement>('[data-fill=verdict]')?.focus();
  }

  #summary(step: ReviewStep, isPassed: boolean, rightCount: number): readonly (Node | string)[] {
    const count = this.#tried.length;
    const right = `${rightCount} of ${count} were right at the first check.`;
    const page = make('a', { href: `${this.dataset['root'] ?? ''}${step.address}` }, step.title);
    if (!isPassed)
      return [`${right} It takes ${neededCount(count)}, one for each objective. See `, page, '.'];
    const marked = this.#passed.length;
    const words = marked === 1 ? 'It is marked as known.' : `${marked} steps are marked as known.`;
    return [`${right} ${marked === 0 ? 'It was known or done before.' : words} `, page];
  }

  #undo(): void {
    for (const id of this.#passed) store.record({ kind: 'known', id, value: 'withdrawn' });
    this.#passed = [];
    this.#close('start');
    this.#parts.say('news', 'It was taken back.');
    this.querySelector<HTMLElement>('[data-fill=title]')?.focus();
  }

  #close(part: 'start' | 'end'): void {
    this.#question.close();
    this.#parts.say('news', '');
    this.#parts.only(part);
  }

  #rowOf(id: string): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-test="${CSS.escape(id)}"]`);
  }

  #coversOf(id: string): readonly string[] {
    return this.#rowOf(id)?.dataset['covers']?.split(' ') ?? [];
  }
}

customElements.define('test-out', TestOut);
