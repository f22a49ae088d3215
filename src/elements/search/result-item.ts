import type { Page } from '#browser/search-index.ts';
import { markedParts } from '#curriculum/marked-text.ts';
import { searchKinds, type SearchKind } from '#curriculum/search-facts.ts';
import { make } from '#elements/make.ts';
import type { Progress } from '#progress/progress.ts';

const mostSections = 3;

/** One result: title, what it is and where, our own description, and the sections that matched. */
export function resultItem(
  { url, meta, sub_results: sections }: Page,
  progress: Progress,
): HTMLLIElement {
  const item = make('li', { ...stepAttributes(meta) });
  const title = make('a', { class: 'title', href: url }, titleOf(meta));
  item.append(
    ...badgeOf(meta),
    make('div', { class: 'name' }, title),
    factsLine(meta, missingCount(meta, progress)),
  );
  if (meta['summary']) item.append(make('p', { class: 'summary' }, meta['summary']));
  const matching = sections.filter((section) => section.anchor !== undefined);
  if (matching.length > 0)
    item.append(
      make('ul', { class: 'sections' }, ...matching.slice(0, mostSections).map(sectionItem)),
    );
  return item;
}

/** The title; a planned step has only a name, so that it weighs less. */
function titleOf(meta: Page['meta']): string {
  return meta['title'] ?? meta['name'] ?? '';
}

function stepAttributes({ step, planned, line }: Page['meta']): Record<string, string> {
  return {
    ...(step && { 'data-step': step }),
    ...(step && !planned && { 'data-open': '' }),
    ...(line && { 'data-line': line }),
  };
}

function badgeOf({ letter }: Page['meta']): readonly Node[] {
  return letter ? [make('span', { class: 'badge', 'aria-hidden': 'true' }, letter)] : [];
}

/** How many steps come first for this learner. One who has done nothing yet knows that without us. */
function missingCount({ needs, step = '' }: Page['meta'], { done, known }: Progress): number {
  if (!needs || done.has(step) || done.size + known.size === 0) return 0;
  return needs.split(' ').filter((id) => !done.has(id) && !known.has(id)).length;
}

function factsLine({ kind = '', place, planned }: Page['meta'], missing: number): HTMLElement {
  const words = [searchKinds[kind as SearchKind], ...(planned ? ['planned'] : []), place];
  return make(
    'p',
    { class: 'facts' },
    words.filter(Boolean).join(' · '),
    make('span', { 'data-state-text': '' }),
    missing > 0 ? `, needs ${missing} ${missing === 1 ? 'step' : 'steps'} first` : '',
  );
}

function sectionItem(section: Page['sub_results'][number]): HTMLLIElement {
  const words = markedParts(section.excerpt).map(({ text, marked }) =>
    marked ? make('mark', {}, text) : text,
  );
  return make(
    'li',
    {},
    make('a', { href: section.url }, section.title),
    make('span', { class: 'excerpt' }, '… ', ...words, ' …'),
  );
}
