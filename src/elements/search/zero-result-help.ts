import { namesNear } from '#curriculum/name-suggestions.ts';
import { searchKinds } from '#curriculum/search-facts.ts';
import type { SearchName } from '#curriculum/search-names.ts';
import { make } from '#elements/make.ts';
import type { Query } from './search-session.ts';
import type { OutcomePlace } from './show-outcome.ts';

const mostSuggestions = 5;

/** Offers names near to what was typed, and the lists that can be read without search. */
export async function zeroResultHelp(query: Query, { page, help }: OutcomePlace): Promise<void> {
  const root = page.replace(/search\/$/, '');
  help.append(...elsewhere(root, query));
  const names = await knownNames(root);
  const near = namesNear(query.words, names, mostSuggestions);
  if (near.length > 0) help.prepend(...suggestions(root, near));
}

/** Without the names there is no suggestion; the lists are still offered. */
async function knownNames(root: string): Promise<readonly SearchName[]> {
  try {
    const response = await fetch(`${root}search/names.json`);
    return response.ok ? ((await response.json()) as readonly SearchName[]) : [];
  } catch {
    return [];
  }
}

function suggestions(root: string, near: readonly SearchName[]): readonly Node[] {
  const items = near.map(({ name, address, kind }) =>
    make('li', {}, make('a', { href: root + address }, name), ` ${searchKinds[kind]}`),
  );
  return [make('p', {}, 'Did you mean:'), make('ul', {}, ...items)];
}

function elsewhere(root: string, { filters }: Query): readonly Node[] {
  const filtered = Object.values(filters).some((values) => values.length > 0);
  const path = make('a', { href: `${root}path/` }, 'the whole path');
  const glossary = make('a', { href: `${root}glossary/` }, 'the glossary');
  return [
    make(
      'p',
      {},
      filtered
        ? 'Remove a filter, use fewer words, or look through '
        : 'Use fewer or other words, or look through ',
      path,
      ' or ',
      glossary,
      '.',
    ),
  ];
}
