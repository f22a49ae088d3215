/**
 * The question that stands in a place of the page. It tells once how its first check went: more tries
 * after its feedback are only practice.
 */
export class OpenQuestion {
  readonly #place: HTMLElement | null;
  #watch: MutationObserver | undefined;

  constructor(place: HTMLElement | null) {
    this.#place = place;
  }

  /**
   * Puts a question there, in place of the one before.
   *
   * @param step the step its answers are kept under
   */
  open(question: Element, step: string, tell: (isRight: boolean) => void): void {
    const place = this.#place;
    if (!place) return;
    this.close();
    place.dataset['pageStep'] = step;
    place.replaceChildren(question);
    this.#watch = new MutationObserver((_, watch) => {
      const state = question.getAttribute('data-state');
      if (!state) return;
      watch.disconnect();
      tell(state === 'right');
    });
    this.#watch.observe(question, { attributeFilter: ['data-state'] });
    question.querySelector<HTMLElement>('input, button')?.focus();
  }

  /** Takes the question away. */
  close(): void {
    this.#watch?.disconnect();
    this.#place?.replaceChildren();
  }
}
