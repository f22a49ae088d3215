/** The places of an element's server HTML that its script fills, shows and hides. */
export class Parts {
  readonly #root: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  get root(): HTMLElement {
    return this.#root;
  }

  /** Fills `[data-fill="…"]`. */
  say(place: string, ...content: readonly (Node | string)[]): void {
    this.#root.querySelector(`[data-fill="${place}"]`)?.replaceChildren(...content);
  }

  /** Shows or hides `[data-part="…"]`. */
  show(part: string, isShown: boolean): void {
    const element = this.#root.querySelector<HTMLElement>(`[data-part="${part}"]`);
    if (element) element.hidden = !isShown;
  }

  /** Shows the start, the open question or the end. */
  only(part: 'start' | 'card' | 'end'): void {
    for (const name of ['start', 'card', 'end']) this.show(name, name === part);
    // While a question is open, it is alone on the page.
    this.#root.toggleAttribute('data-busy', part === 'card');
  }
}
