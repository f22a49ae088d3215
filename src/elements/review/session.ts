import type { Asked } from '#review/cards.ts';

/** How long a short session lasts, in ms: the question that is open then is the last one. */
export const shortSession = 120_000;

/** A run through today's questions. It only holds the order; what is answered is kept at once. */
export class Session {
  readonly #waiting: Asked[];
  readonly #endsAt: number;
  readonly #done: { readonly asked: Asked; readonly isRight: boolean }[] = [];
  /** Wrong ones come once more at the end, without a second rating. */
  readonly #again = new Set<string>();

  /** @param endsAt ms since the epoch after which no further question is asked */
  constructor(queue: readonly Asked[], endsAt: number = Infinity) {
    this.#waiting = [...queue];
    this.#endsAt = endsAt;
  }

  get current(): Asked | undefined {
    return this.#waiting[0];
  }

  /** Whether the open question was answered in this session before. */
  get isRepeat(): boolean {
    return this.#again.has(this.current?.card.id ?? '');
  }

  get askedCount(): number {
    return this.#done.length;
  }

  get rightCount(): number {
    return this.#done.filter(({ isRight }) => isRight).length;
  }

  get leftCount(): number {
    return this.#waiting.length;
  }

  /** Goes on after an answer. */
  answer(isRight: boolean): void {
    const asked = this.#waiting.shift();
    if (!asked) return;
    if (!this.#again.has(asked.card.id)) this.#done.push({ asked, isRight });
    if (isRight || this.#again.has(asked.card.id)) return;
    this.#again.add(asked.card.id);
    this.#waiting.push(asked);
  }

  /** Puts the open question at the end. */
  skip(): void {
    const asked = this.#waiting.shift();
    if (asked) this.#waiting.push(asked);
  }

  /** Leaves the open question out, as it cannot be shown. */
  drop(): void {
    this.#waiting.shift();
  }

  /** Takes the last answer back; its question is open again. */
  back(): Asked | undefined {
    const last = this.#done.pop();
    if (!last) return undefined;
    const { id } = last.asked.card;
    this.#again.delete(id);
    const rest = this.#waiting.filter(({ card }) => card.id !== id);
    this.#waiting.splice(0, this.#waiting.length, last.asked, ...rest);
    return last.asked;
  }

  /** Whether the session is over at a time, in ms since the epoch. */
  isOver(now: number): boolean {
    return this.#waiting.length === 0 || now >= this.#endsAt;
  }
}
