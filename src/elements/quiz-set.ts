// Counts the right answers of a quiz. Server HTML: components/Quiz.astro.
import { store } from '#browser/progress-store.ts';
import type { Progress } from '#progress/progress.ts';
import { score } from '#quiz/feedback.ts';

class QuizSet extends HTMLElement {
  #stop = new AbortController();

  connectedCallback(): void {
    this.#stop = new AbortController();
    store.subscribe((progress) => {
      this.#show(progress);
    }, this.#stop.signal);
  }

  disconnectedCallback(): void {
    this.#stop.abort();
  }

  #show({ answers }: Progress): void {
    const questions = [...this.querySelectorAll<HTMLElement>('quiz-question')];
    const last = questions.map(({ dataset }) => answers.get(dataset['question'] ?? '')?.at(-1));
    const right = last.filter((answer) => answer?.isRight).length;
    const isBegun = last.some((answer) => answer !== undefined);
    const text = isBegun ? score(right, questions.length) : '';
    this.querySelector('[data-score]')?.replaceChildren(text);
  }
}

customElements.define('quiz-set', QuizSet);
