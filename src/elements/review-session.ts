// Asks today's questions and keeps how well they went. Server HTML: components/ReviewSession.astro.
//   data-questions  address of what review/questions.json holds
//   data-root       the site's root
//   data-ready      set once today's questions are known
//   ?step=…         asks the questions of this step first, due or not
// Keys while a rating is asked for: 1 to 4; the space bar takes the usual one, unless it
// presses what has the focus.
import { now, store } from '#browser/progress-store.ts';
import type { ReviewStep } from '#curriculum/review-file.ts';
import type { Progress } from '#progress/progress.ts';
import { queueFor, queueForStep, type Asked, type Card } from '#review/cards.ts';
import { dayNumber, localClock } from '#review/day-number.ts';
import { dueDay, remember } from '#review/memory.ts';
import { ratings, type Rating } from '#review/rating.ts';
import './quiz-question.ts';
import { announce } from './announce.ts';
import { ProgressElement } from './progress-element.ts';
import { deckFrom, reviewSettings } from './review/deck.ts';
import { loadQuestion } from './review/load-question.ts';
import { OpenQuestion } from './review/open-question.ts';
import { Panels } from './review/panels.ts';
import { Session, shortSession } from './review/session.ts';
import { make } from './make.ts';
import { reasonWords, recallWords, summaryWords, waitWords } from './review/words.ts';

class ReviewSession extends ProgressElement {
  readonly #clock = localClock();
  readonly #panels = new Panels(this);
  #steps: readonly ReviewStep[] = [];
  #deck: readonly Card[] = [];
  #session: Session | undefined;
  readonly #question = new OpenQuestion(this.querySelector('[data-fill=question]'));
  #firstIsRight: boolean | undefined;
  #canRate = false;
  /** The step whose questions are recalled before it is read again. */
  #recalled: ReviewStep | undefined;

  override connectedCallback(): void {
    this.addEventListener('change', (event) => this.#choose(event.target));
    document.addEventListener('keydown', this.#keys);
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#keys);
    this.#question.close();
  }

  async #load(): Promise<void> {
    try {
      const response = await fetch(this.dataset['questions'] ?? '');
      this.#steps = (await response.json()) as readonly ReviewStep[];
      const wanted = new URLSearchParams(location.search).get('step');
      this.#recalled = this.#steps.find(({ id }) => id === wanted);
      super.connectedCallback();
    } catch {
      this.#panels.say(
        'today',
        'The list of questions could not be loaded. Reload the page when you are online.',
      );
      this.#panels.show('starts', false);
    }
    this.toggleAttribute('data-ready', true);
  }

  show(progress: Progress): void {
    this.#deck = deckFrom(this.#steps, progress, this.#clock);
    const settings = reviewSettings(progress);
    this.#panels.showNumbers(
      this.#steps,
      this.#deck,
      this.#today(),
      settings,
      this.#queue(progress),
    );
    const recall = this.querySelector<HTMLSelectElement>('[name=recall]');
    if (recall) recall.value = progress.settings.get('recall') === 'off' ? 'off' : 'on';
    if (this.#session) return;
    this.#panels.only('start');
    if (!this.#recalled) return;
    const count = this.#queue(progress).length;
    this.#panels.say('today', recallWords(this.#recalled.title, count));
  }

  press(button: HTMLButtonElement): void {
    const { value } = button;
    if (value === 'all') this.#begin(Infinity);
    else if (value === 'short') this.#begin(now() + shortSession);
    else if (value === 'skip') this.#skip();
    else if (value === 'stop') this.#end();
    else if (value === 'undo') this.#undo();
    else if (value.startsWith('rate:')) this.#rate(value.slice('rate:'.length) as Rating);
  }

  #today(): number {
    return dayNumber(now(), this.#clock);
  }

  #queue(progress: Progress): readonly Asked[] {
    if (this.#recalled) return queueForStep(this.#deck, this.#recalled.id, this.#today());
    const isMet = (step: string) => progress.done.has(step) || progress.known.has(step);
    return queueFor(this.#deck, this.#today(), reviewSettings(progress), isMet);
  }

  #begin(endsAt: number): void {
    this.#session = new Session(this.#queue(store.read()), endsAt);
    void this.#next();
  }

  #skip(): void {
    this.#session?.skip();
    void this.#next();
  }

  async #next(): Promise<void> {
    const session = this.#session;
    const asked = session?.current;
    if (!session || !asked || session.isOver(now())) {
      this.#end();
      return;
    }
    const question = await this.#questionOf(asked);
    if (session !== this.#session || session.current !== asked) return;
    if (!question) {
      session.drop();
      this.#panels.say('news', 'A question could not be loaded and was left out.');
      await this.#next();
      return;
    }
    this.#open(asked, question);
  }

  async #questionOf({ card }: Asked): Promise<Element | undefined> {
    const step = this.#steps.find(({ id }) => id === card.step);
    const address = `${this.dataset['root'] ?? ''}${step?.address ?? ''}`;
    return loadQuestion(address, card.id).catch(() => undefined);
  }

  #open({ card, reason }: Asked, question: Element): void {
    const step = this.#steps.find(({ id }) => id === card.step);
    this.#firstIsRight = undefined;
    this.#canRate = false;
    this.#panels.only('card');
    this.#panels.show('ratings', false);
    this.#panels.show('undo', (this.#session?.askedCount ?? 0) > 0);
    const where = `${this.#session?.isRepeat ? 'Once more' : reasonWords[reason]} · ${step?.title ?? ''} · ${this.#session?.leftCount ?? 0} left`;
    this.#panels.say('where', where);
    announce(where);
    this.#question.open(question, card.step, (isRight) => {
      this.#firstIsRight = isRight;
      this.#canRate = true;
      this.#offer();
    });
  }

  #offer(): void {
    const card = this.#session?.current?.card;
    if (!card) return;
    const isRight = this.#firstIsRight === true;
    const { retention } = reviewSettings(store.read());
    const today = this.#today();
    const isRepeat = this.#session?.isRepeat === true;
    // The card of the queue still has the memory from before the answer that was just kept.
    for (const rating of ratings) {
      const isOffered = isRepeat ? rating === 'good' : isRight === (rating !== 'again');
      const wait = dueDay(remember(card.memory, rating, today), retention) - today;
      this.#panels.offer(rating, isOffered, isRepeat ? 'go on' : waitWords(wait));
    }
    const asks = isRight ? 'How easy was it? It comes back:' : 'It comes back:';
    this.#panels.say('rating-asks', isRepeat ? 'This question is rated already.' : asks);
    this.#panels.show('ratings', true);
    announce(this.#panels.ratingWords());
  }

  #rate(rating: Rating): void {
    const session = this.#session;
    const card = session?.current?.card;
    if (!session || !card || !this.#canRate) return;
    this.#canRate = false;
    if (!session.isRepeat) store.record({ kind: 'rating', id: card.id, value: rating });
    session.answer(rating !== 'again');
    void this.#next();
  }

  readonly #keys = (event: KeyboardEvent): void => {
    if (!this.#canRate || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target, key } = event;
    const isTyping =
      target instanceof Element && target.closest('[type=text], [type=number], select, textarea');
    const usual = this.#firstIsRight ? 'good' : 'again';
    const rating = key === ' ' ? usual : ratings[Number(key) - 1];
    // The space bar also presses what has the focus; only after a check it is free.
    const isPress =
      key === ' ' && target instanceof Element && target.closest('a, button, summary, input');
    if (isPress && !isPress.closest('quiz-question .actions')) return;
    if (isTyping || !rating || !this.#panels.isOffered(rating)) return;
    event.preventDefault();
    this.#rate(rating);
  };

  #undo(): void {
    const asked = this.#session?.back();
    if (!asked) return;
    const { answers, ratings: rated } = store.read();
    for (const last of [answers.get(asked.card.id)?.at(-1), rated.get(asked.card.id)?.at(-1)]) {
      if (last) store.record({ kind: 'undo', id: last.ulid, value: 'undone' });
    }
    announce('The last answer was taken back.');
    void this.#next();
  }

  #end(): void {
    const session = this.#session;
    this.#session = undefined;
    this.#canRate = false;
    this.#question.close();
    this.#panels.only('end');
    const recalled = this.#recalled;
    // From here on it is today's review.
    this.#recalled = undefined;
    const left = this.#queue(store.read()).length;
    const summary = summaryWords(session?.askedCount ?? 0, session?.rightCount ?? 0, left);
    this.#panels.say('summary', summary);
    announce(summary);
    this.#panels.say('onward', ...(recalled ? [this.#linkTo(recalled)] : []));
    this.#panels.show('undo', false);
    this.querySelector<HTMLElement>('[data-part=end] h2')?.focus();
  }

  #linkTo({ title, address }: ReviewStep): HTMLElement {
    return make('a', { href: `${this.dataset['root'] ?? ''}${address}` }, `Now read “${title}”`);
  }

  #choose(target: EventTarget | null): void {
    const isSetting = target instanceof HTMLSelectElement || target instanceof HTMLInputElement;
    const isOurs = isSetting && target.closest('.settings') && target.checkValidity();
    if (isOurs && target.value)
      store.record({ kind: 'setting', id: target.name, value: target.value });
  }
}

customElements.define('review-session', ReviewSession);
