import {
  openSearchIndex,
  type Filters,
  type Page,
  type SearchIndex,
} from '#browser/search-index.ts';
import { matchesWords } from '#curriculum/matches-words.ts';

/** What the reader asks for. */
export interface Query {
  /** Empty: everything the filters let through. */
  readonly words: string;
  readonly filters: Filters;
  /** How many results to read. */
  readonly count: number;
}

/** What there is to show. */
export type SearchState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'loading' }
  | {
      readonly kind: 'found';
      readonly query: Query;
      readonly total: number;
      readonly pages: readonly Page[];
      /** Matches per filter and value. */
      readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
    }
  | { readonly kind: 'none'; readonly query: Query }
  | { readonly kind: 'broken'; readonly query: Query };

/** A search in progress: the newest question wins, a failed index is opened anew. */
export interface SearchSession {
  ask(query: Query): Promise<void>;
  /** Loads the index before the first question. */
  warm(): void;
}

/** What a session needs. */
interface SessionOptions {
  /** The site's root, e.g. `/mlops-deployment/`. */
  readonly root: string;
  /** Called with each new state. */
  readonly show: (state: SearchState) => void;
  /** Whether to count matches per filter, which reads a few files more. */
  readonly countsFilters?: boolean;
}

/** Starts a search; nothing is loaded before the first question or {@link SearchSession.warm}. */
export function searchSession({ root, show, countsFilters }: SessionOptions): SearchSession {
  let opening: Promise<SearchIndex> | undefined;
  let newest = 0;

  function opened(): Promise<SearchIndex> {
    opening ??= openSearchIndex(root).then(async (index) => {
      if (countsFilters) await index.countFilters();
      return index;
    });
    return opening;
  }

  function drop(): void {
    opening?.then((index) => index.close()).catch(() => undefined);
    opening = undefined;
  }

  async function answer(query: Query): Promise<SearchState> {
    const index = await opened();
    const { results, filters: counts } = await index.search(
      query.words || undefined,
      query.filters,
    );
    if (results.length === 0) {
      await index.prove();
      return { kind: 'none', query };
    }
    const pages = await Promise.all(
      results.slice(0, query.count).map((match) => index.read(match)),
    );
    if (query.words !== '' && !pages.some((page) => matchesWords(query.words, textOf(page))))
      return { kind: 'none', query };
    return {
      kind: 'found',
      query,
      total: results.length,
      pages: exactTitleFirst(pages, query.words),
      counts,
    };
  }

  return {
    warm: () => {
      opened().catch(drop);
    },
    ask: async (query) => {
      const turn = (newest += 1);
      if (!asksAnything(query)) {
        show({ kind: 'idle' });
        return;
      }
      show({ kind: 'loading' });
      const state = await answer(query).catch((): SearchState => {
        drop();
        return { kind: 'broken', query };
      });
      if (turn === newest) show(state);
    },
  };
}

function asksAnything({ words, filters }: Query): boolean {
  return words !== '' || Object.values(filters).some((values) => values.length > 0);
}

/** Everything a query can have matched. */
function textOf({ content, meta }: Page): string {
  return [content, ...Object.values(meta)].join(' ');
}

/** Who types a whole title wants that page before those that only use the word more. */
function exactTitleFirst(pages: readonly Page[], words: string): readonly Page[] {
  const isExact = ({ meta }: Page) => meta['title']?.toLowerCase() === words.toLowerCase();
  return pages.toSorted((a, b) => Number(isExact(b)) - Number(isExact(a)));
}
