/** A match in the index; what it says is read only when it is shown. */
export interface Match {
  readonly id: string;
  readonly data: string;
}

/** What Pagefind answers. Counts are per filter and value, for this query. */
export interface Matches {
  readonly results: readonly Match[];
  readonly filters: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** A page as Pagefind kept it. Excerpts hold `<mark>` and escaped angle brackets, nothing else. */
export interface Page {
  readonly url: string;
  readonly meta: Readonly<Record<string, string>>;
  /** The whole text. */
  readonly content: string;
  readonly sub_results: readonly {
    readonly title: string;
    readonly url: string;
    readonly excerpt: string;
    readonly anchor?: unknown;
  }[];
}

/** Chosen values per filter. Values of one filter are alternatives. */
export type Filters = Readonly<Record<string, readonly string[]>>;

/** The open index. After an error it is of no use: close it and open another. */
export interface SearchIndex {
  /** @param words `undefined` matches every page */
  search(words: string | undefined, filters: Filters): Promise<Matches>;
  /** Reads one match in full. */
  read(match: Match): Promise<Page>;
  /** Makes matches carry their counts per filter. */
  countFilters(): Promise<void>;
  /**
   * Checks that the index holds as many pages as were indexed.
   *
   * @throws when pages are missing, so that "no match" may be believed
   */
  prove(): Promise<void>;
  close(): void;
}

interface Answer {
  readonly id: string;
  readonly result?: unknown;
  readonly error?: string;
}

const answerTimeMs = 20_000;

/**
 * How much a word counts where it stands, against 1 in the text, and how little a long text counts
 * against a page. What should come after open pages has no title, only a name.
 */
const ranking = {
  pageLength: 0.2,
  metaWeights: { title: 6, name: 2, words: 3, summary: 1.2 },
};

/**
 * Opens the search index of this site in a worker of its own.
 *
 * @param root the site's root, e.g. `/mlops-deployment/`
 * @throws when the worker or the index does not load
 */
export async function openSearchIndex(root: string): Promise<SearchIndex> {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
  const ask = conversation(worker);
  const basePath = `${root}pagefind/`;
  try {
    await ask('start', new URL(`${basePath}pagefind-worker.js`, location.origin).href);
    await ask('init', call('init', [{ basePath, language: 'en', ranking }]));
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return indexOver(worker, ask, `${basePath}pagefind-entry.json`);
}

function indexOver(worker: Worker, ask: Ask, entry: string): SearchIndex {
  let count = 0;
  const next = (method: string, words: readonly unknown[]) =>
    ask(`${(count += 1)}`, call(method, words));
  // Pagefind tells "every page" by null.
  const search = async (words: string | undefined, filters: Filters) =>
    (await next('search', [words ?? null, { filters: anyOf(filters) }])) as Matches;
  return {
    search,
    read: async (match) => (await next('getData', [match.data])) as Page,
    // Pagefind counts only the filters whose files it has read.
    countFilters: async () => {
      await next('filters', []);
    },
    prove: async () => {
      const { results } = await search(undefined, {});
      if (results.length === 0 || results.length !== (await pageCount(entry)))
        throw new Error('Pages are missing.');
    },
    close: () => {
      worker.terminate();
    },
  };
}

async function pageCount(entry: string): Promise<number> {
  const response = await fetch(entry);
  const { languages } = (await response.json()) as {
    readonly languages: Readonly<Record<string, { readonly page_count: number }>>;
  };
  return Object.values(languages).reduce((sum, language) => sum + language.page_count, 0);
}

function call(method: string, args: readonly unknown[]) {
  return { instanceId: 'site', method, args };
}

function anyOf(filters: Filters): Record<string, { any: readonly string[] }> {
  return Object.fromEntries(
    Object.entries(filters)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => [name, { any: values }]),
  );
}

type Ask = (id: string, question: object | string) => Promise<unknown>;

/** Questions to the worker and their answers, told apart by id. No answer in time is an error. */
function conversation(worker: Worker): Ask {
  const waiting = new Map<string, (answer: Answer) => void>();
  const settleAll = (error: string) => {
    for (const [id, settle] of waiting) settle({ id, error });
  };
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    if (data.id === 'damage') settleAll(data.error ?? '');
    else waiting.get(data.id)?.(data);
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    settleAll(event.message);
  });
  return (id, question) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        settle({ id, error: 'No answer in time.' });
      }, answerTimeMs);
      function settle({ error, result }: Answer): void {
        clearTimeout(timer);
        waiting.delete(id);
        if (error === undefined) resolve(result);
        else reject(new Error(`Search: ${error}`));
      }
      waiting.set(id, settle);
      worker.postMessage(typeof question === 'string' ? question : { id, ...question });
    });
}
