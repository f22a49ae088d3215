// Says what changed on a page since the learner finished it. Loaded only where something did
// (elements/lesson.ts). Server HTML: components/ChangedSince.astro.
//   data-anchors   where the sections begin, in the order of the version that done-button carries
import { store } from '#browser/progress-store.ts';
import { changesOf, isChanged, titleOf } from '#progress/changes.ts';
import type { Version } from '#progress/fact.ts';
import type { Progress } from '#progress/progress.ts';
import { announce } from './announce.ts';
import { make } from './make.ts';
import { Parts } from './parts.ts';
import { ProgressElement } from './progress-element.ts';
import { quoted, restWords } from './progress/changes-words.ts';

class ChangedSince extends ProgressElement {
  readonly #parts = new Parts(this);
  readonly #kept = document.querySelector<HTMLElement>('done-button')?.dataset ?? {};
  readonly #step = this.#kept['step'] ?? '';
  readonly #version = JSON.parse(this.#kept['version'] ?? '') as Version;
  readonly #anchors = this.dataset['anchors']?.split(' ') ?? [];

  show(progress: Progress): void {
    if (!isChanged(this.#step, this.#version.value, progress)) {
      delete document.documentElement.dataset['changed'];
      return;
    }
    const read = progress.versions.get(this.#step) ?? [];
    const changes = changesOf(this.#version, read, (question) => progress.answers.has(question));
    this.#parts.show('wait', false);
    this.#list(
      'changed',
      changes.changed.map((title) => [this.#section(title)]),
    );
    this.#list(
      'added',
      changes.added.map((title) => [this.#section(title)]),
    );
    const renamed = changes.renamed.map(({ title, before }) => [
      this.#section(title),
      ` (before: ${quoted(before)})`,
    ]);
    this.#list('renamed', renamed);
    this.#list(
      'removed',
      changes.removed.map((title) => [quoted(title)]),
    );
    this.#list(
      'questions',
      changes.questions.map((question) => [this.#question(question)]),
    );
    this.#list(
      'rest',
      restWords(changes).map((sentence) => [sentence]),
      ' ',
    );
  }

  press(): void {
    store.record({ kind: 'version', id: this.#step, ...this.#version });
    announce('Noted as read.');
    // The button is gone.
    document.querySelector('main')?.focus({ preventScroll: true });
  }

  #list(part: string, entries: readonly (readonly (Node | string)[])[], between = ', '): void {
    const words = entries.flatMap((entry, place) => (place ? [between, ...entry] : entry));
    this.#parts.show(part, words.length > 0);
    this.#parts.say(part, ...words);
  }

  #section(title: string): Node {
    const place = this.#version.sections.findIndex((one) => titleOf(one) === title);
    return make('a', { href: `#${this.#anchors[place] ?? ''}` }, title || 'The beginning');
  }

  #question(id: string): Node {
    const place = this.#version.questions.indexOf(id);
    return make('a', { href: `#question-${id}` }, `question ${place + 1}`);
  }
}

customElements.define('changed-since', ChangedSince);
