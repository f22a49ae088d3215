import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { virtual as Virtual } from '@guidepup/virtual-screen-reader';

const script = createRequire(import.meta.url).resolve('@guidepup/virtual-screen-reader/browser.js');
const address = 'virtual-screen-reader.js';

/** What stands in the page; see `install`. */
interface Ear {
  /** Reads on silently until an element is reached, which is read. */
  goTo(selector: string): Promise<void>;
  /** Reads on until a phrase begins with these words. */
  readTo(words: string): Promise<void>;
  /** Reads on to the end of an element. */
  readAll(selector: string): Promise<void>;
  /** Puts the focus, or the place from which Tab goes on, where the reader is. */
  takeFocus(): void;
  /** Waits for what is announced, and reads the focused control again if it has changed. */
  settle(): Promise<void>;
  /** What was spoken since the last call. */
  heard(): Promise<readonly string[]>;
}

declare global {
  interface Window {
    ear: Ear;
  }
}

/**
 * Walks a page as one does who hears it: reads on, presses real keys, listens. What it hears are the
 * phrases of a virtual screen reader; each key stands between them after `>`.
 */
export class ScreenReader {
  readonly #page: Page;
  readonly #lines: string[] = [];

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Begins at the top of the page that is open. Needs a context without service workers. */
  static async start(page: Page): Promise<ScreenReader> {
    const body = readFileSync(script, 'utf8');
    await page.route(`**/${address}`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body }),
    );
    await page.evaluate(install, new URL(address, page.url()).href);
    return new ScreenReader(page);
  }

  /** Jumps to an element, as by the list of headings or of form fields. */
  async goTo(name: string, selector: string): Promise<void> {
    await this.#page.evaluate((goal) => window.ear.goTo(goal), selector);
    await this.#note(`go to ${name}`);
  }

  async readTo(words: string): Promise<void> {
    await this.#page.evaluate((goal) => window.ear.readTo(goal), words);
    await this.#note();
  }

  async readAll(selector: string): Promise<void> {
    await this.#page.evaluate((goal) => window.ear.readAll(goal), selector);
    await this.#note();
  }

  /** Presses keys, one after the other, on the control that was just read. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.evaluate(() => {
        window.ear.takeFocus();
      });
      await this.#page.keyboard.press(key);
      await this.#page.evaluate(() => window.ear.settle());
      await this.#note(key);
    }
  }

  /** Does with the control that was just read what no key does alone, as choosing a file. */
  async act(words: string, act: () => Promise<void>): Promise<void> {
    await this.#page.evaluate(() => {
      window.ear.takeFocus();
    });
    await act();
    await this.#page.evaluate(() => window.ear.settle());
    await this.#note(words);
  }

  /** Waits until something with these words is spoken, where that takes time after the last act. */
  async hear(words: string): Promise<void> {
    const hasHeard = () =>
      this.#lines
        .slice(this.#lines.findLastIndex((line) => line.startsWith('>')))
        .some((line) => line.includes(words));
    for (let tries = 0; tries < 40 && !hasHeard(); tries += 1) {
      await this.#page.evaluate(() => window.ear.settle());
      await this.#note();
    }
    if (!hasHeard()) throw new Error(`Nobody said “${words}”:\n${this.transcript()}`);
    await this.#page.evaluate(() => window.ear.settle());
    await this.#note();
  }

  /** All that was heard and pressed, one phrase a line. */
  transcript(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  async #note(action?: string): Promise<void> {
    if (action) this.#lines.push(`> ${action}`);
    this.#lines.push(...(await this.#page.evaluate(() => window.ear.heard())));
  }
}

async function install(scriptAddress: string): Promise<void> {
  const { virtual } = (await import(scriptAddress)) as { virtual: typeof Virtual };
  const regions = '[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])';
  const mostSteps = 5000;
  const settleMilliseconds = 150;
  const lineOf = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim();
  const elementOf = (node: Node | null) =>
    node instanceof Element ? node : (node?.parentElement ?? null);
  const here = () => elementOf(virtual.activeNode);
  /** Ends of groups and bare blocks only lengthen the tale. */
  const silent = /^(end( of .*|, .*)?|paragraph|code|status)$/;

  /** What regions in sight said. The library also speaks of hidden ones, and once for each change. */
  const audible: string[] = [];
  new MutationObserver((changes) => {
    const spoke = changes
      .filter(({ type }) => type !== 'attributes')
      .map(({ target }) => elementOf(target)?.closest(regions));
    for (const region of new Set(spoke))
      if (region?.checkVisibility()) audible.push(lineOf(region.textContent));
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
  await virtual.start({ container: document.body });

  let heardCount = 1;
  let hadFocus = false;
  let before = '';
  const spoken: string[] = [];
  const isSaid = (phrase: string) => {
    const text = /^(?:polite|assertive): ?(.*)$/.exec(phrase)?.[1];
    if (text === undefined) return true;
    const place = text ? audible.indexOf(text) : -1;
    if (place >= 0) audible.splice(place, 1);
    return place >= 0;
  };
  const take = async () => {
    const log = await virtual.spokenPhraseLog();
    const element = here();
    // The library takes the value of a button for something that is read.
    const value = element instanceof HTMLButtonElement ? element.value : '';
    const news = log.slice(heardCount).map(lineOf).filter(isSaid);
    heardCount = log.length;
    return news
      .filter((phrase) => !silent.test(phrase))
      .map((phrase) => (value ? phrase.replace(`, ${value}`, '') : phrase))
      .map((phrase) => phrase.replace('C:\\fakepath\\', ''));
  };
  const step = async () => {
    await virtual.next();
    const news = await take();
    const isInButton = virtual.activeNode !== here() && here()?.closest('button');
    return here()?.checkVisibility() && !isInButton ? news : [];
  };
  /** Leaves out what the phrase before has said: a label after its control, a text after its group. */
  const isNews = (phrase: string) => {
    if (before.includes(phrase)) return false;
    before = phrase;
    return true;
  };
  const find = (selector: string) => {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`The page has no ${selector}.`);
    return element;
  };

  window.ear = {
    async goTo(selector) {
      const goal = find(selector);
      spoken.push(...(await take()));
      let wasOutside = !goal.contains(here());
      for (let count = 0; count < mostSteps; count += 1) {
        const news = await step();
        const isInside = goal.contains(here());
        wasOutside ||= !isInside;
        if (isInside && wasOutside && news.length > 0) {
          before = news.at(-1) ?? '';
          spoken.push(...news);
          return;
        }
      }
      throw new Error(`Reading on never reached ${selector}.`);
    },
    async readTo(words) {
      for (let count = 0; count < 200; count += 1) {
        const news = await step();
        spoken.push(...news.filter(isNews));
        if (news.some((phrase) => phrase.startsWith(words))) return;
      }
      throw new Error(`Nobody said “${words}”.`);
    },
    async readAll(selector) {
      const whole = find(selector);
      for (;;) {
        const news = await step();
        if (!whole.contains(here())) break;
        spoken.push(...news.filter(isNews));
      }
      await virtual.previous();
      await take();
    },
    takeFocus() {
      const element = here();
      if (element instanceof HTMLElement && element !== document.activeElement) element.focus();
      if (element !== document.activeElement && element) getSelection()?.collapse(element, 0);
      hadFocus = document.activeElement !== document.body;
    },
    async settle() {
      await new Promise((resolve) => setTimeout(resolve, settleMilliseconds));
      // The library reads whether a box is checked from the attribute, which says how it began.
      for (const box of document.querySelectorAll<HTMLInputElement>(
        '[type=radio], [type=checkbox]',
      ))
        if (box.checked !== box.hasAttribute('checked'))
          box.toggleAttribute('checked', box.checked);
      const { activeElement } = document;
      if (activeElement && activeElement !== document.body)
        activeElement.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
      spoken.push(...(await take()));
      if (hadFocus && activeElement === document.body) spoken.push('(the focus is lost)');
      hadFocus = activeElement !== document.body;
    },
    async heard() {
      spoken.push(...(await take()));
      return spoken.splice(0);
    },
  };
}
