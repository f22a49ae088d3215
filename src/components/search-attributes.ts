import type { SearchFacts } from '#curriculum/search-facts.ts';

/** What the index keeps of a page: shown with a result, or to filter by. */
interface Kept {
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/**
 * A planned step is kept under `name`, which weighs less than `title`, so that what can be read
 * today comes first. So is an error message: its many words would outdo the lesson about them.
 */
export function keptFacts(facts: SearchFacts): Kept {
  const meta = {
    [facts.planned || facts.kind === 'error' ? 'name' : 'title']: facts.title,
    summary: facts.summary,
    kind: facts.kind,
    words: facts.words?.join(', ') ?? '',
    place: facts.place ?? '',
    letter: facts.letter ?? '',
    line: facts.line ?? '',
    step: facts.step ?? '',
    planned: facts.planned ? 'yes' : '',
    needs: facts.planned ? '' : (facts.needs?.join(' ') ?? ''),
  };
  const filters = {
    kind: [facts.kind],
    project: facts.project === undefined ? [] : [facts.project],
    platform: facts.platform === undefined ? [] : [facts.platform],
    technology: facts.technologies ?? [],
  };
  return { meta: withoutEmpty(meta), filters };
}

/**
 * The same as attributes of one empty element: Pagefind reads `key[attribute]`, because a plain
 * `key:value` takes the rest of the attribute, commas included.
 */
export function searchAttributes(facts: SearchFacts): Readonly<Record<string, string>> {
  const { meta, filters } = keptFacts(facts);
  const kept = Object.entries(meta).map(([name, value]) => ({ name, attribute: name, value }));
  const filtered = Object.entries(filters).flatMap(([name, values]) =>
    values.map((value, place) => ({ name, attribute: `by-${name}-${place}`, value })),
  );
  const refer = (list: typeof kept) =>
    list.map(({ name, attribute }) => `${name}[data-search-${attribute}]`).join(', ');
  return {
    'data-pagefind-meta': refer(kept),
    'data-pagefind-filter': refer(filtered),
    ...Object.fromEntries(
      [...kept, ...filtered].map(({ attribute, value }) => [`data-search-${attribute}`, value]),
    ),
  };
}

function withoutEmpty(meta: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(meta).filter(([, value]) => value !== ''));
}
