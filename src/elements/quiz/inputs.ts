/** What the reader chooses or types in one question. The only place that knows the kinds of input. */
export class Inputs {
  readonly #question: HTMLElement;

  constructor(question: HTMLElement) {
    this.#question = question;
  }

  /** The field of a question whose answer is typed. */
  field(): HTMLInputElement | undefined {
    return this.#question.querySelector<HTMLInputElement>('.typed input') ?? undefined;
  }

  /** The rows of the options, in the order in which they stand now. */
  rows(): readonly HTMLElement[] {
    return [...this.#question.querySelectorAll<HTMLElement>('[data-option]')];
  }

  row(option: string): HTMLElement | undefined {
    return this.rows().find(({ dataset }) => dataset['option'] === option);
  }

  /** Ids of all options. */
  options(): readonly string[] {
    return this.rows().map(({ dataset }) => dataset['option'] ?? '');
  }

  /** The present answer: ids of options, or what was typed. Empty when there is none. */
  answer(): readonly string[] {
    const typed = this.field()?.value;
    if (typed !== undefined) return typed.trim() === '' ? [] : [typed];
    if (this.#question.dataset['kind'] === 'order') return this.options();
    const chosen = this.#question.querySelectorAll<HTMLInputElement>('input:checked');
    return [...chosen].map(({ value }) => value);
  }

  /** Puts an earlier answer back; false when it names an option that is gone. */
  set(answer: readonly string[]): boolean {
    const field = this.field();
    if (field) field.value = answer[0] ?? '';
    const rows = field ? [] : answer.map((id) => this.row(id)).filter((row) => row !== undefined);
    if (!field && rows.length < answer.length) return false;
    if (this.#question.dataset['kind'] === 'order') rows[0]?.parentElement?.append(...rows);
    for (const input of this.#question.querySelectorAll<HTMLInputElement>('[data-option] input')) {
      input.checked = answer.includes(input.value);
    }
    return true;
  }

  focus(): void {
    this.#question.querySelector<HTMLElement>('fieldset input, .move')?.focus();
  }
}
