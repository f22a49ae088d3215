import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';

/** A file of search/records.json: something found under its own name without a page of its own. */
interface RecordFile {
  readonly address: string;
  readonly text: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** Parts of a page that say nothing of their own: lists of other pages, questions, what a command prints. */
const leftOut = [
  'nav',
  'ol.route',
  'form',
  'dialog',
  'svg',
  'footer',
  '.code.output',
  '.code > figcaption',
  '[data-search-skip]',
];

/**
 * Places of words in one file of the index. A query loads the file of each of its words: Pagefind's
 * own 20,000 make files of 30 kB. It has no option for this but an environment variable.
 */
const placesInFile = 2000;

/** What the site's own search needs; Pagefind also writes interfaces of its own (0.4 MB). */
const needed = /^(pagefind-entry\.json|pagefind-worker\.js|wasm\.en\.pagefind|.*\.pf_\w+)$/;

/**
 * Makes the search index of a built site in its folder `pagefind/`. A page is indexed if it has
 * search facts (components/SearchFacts.astro).
 *
 * @param site folder of the built site
 * @returns how many pages and records can be found
 * @throws when Pagefind reports an error, or there is nothing to index
 */
export async function buildIndex(site: string): Promise<number> {
  process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = String(placesInFile);
  const { index, errors } = await createIndex({ rootSelector: 'main', excludeSelectors: leftOut });
  if (!index) throw new Error(`The search index could not be made: ${errors.join(' ')}`);
  try {
    const count = (await addPages(index, site)) + (await addRecords(index, site));
    if (count === 0) throw new Error(`No page in ${site} has search facts.`);
    await writeIndex(index, join(site, 'pagefind'));
    return count;
  } finally {
    await close();
  }
}

async function addPages(index: PagefindIndex, site: string): Promise<number> {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => ({
      sourcePath: file.replaceAll(sep, '/'),
      content: readFileSync(join(site, file), 'utf8'),
    }))
    .filter(({ content }) => content.includes('data-pagefind-meta='))
    .toSorted((a, b) => (a.sourcePath < b.sourcePath ? -1 : 1));
  for (const page of pages) refuse((await index.addHTMLFile(page)).errors);
  return pages.length;
}

async function addRecords(index: PagefindIndex, site: string): Promise<number> {
  const file = join(site, 'search', 'records.json');
  const records = JSON.parse(readFileSync(file, 'utf8')) as readonly RecordFile[];
  for (const { address, text, meta, filters } of records) {
    const own = Object.fromEntries(Object.entries(filters).map(([name, all]) => [name, [...all]]));
    const record = { url: `/${address}`, content: text, language: 'en', meta, filters: own };
    refuse((await index.addCustomRecord(record)).errors);
  }
  rmSync(file);
  return records.length;
}

/** Writes the files ourselves: `close` right after Pagefind's own `writeFiles` cut one of them short. */
async function writeIndex(index: PagefindIndex, folder: string): Promise<void> {
  const { files, errors } = await index.getFiles();
  refuse(errors);
  rmSync(folder, { recursive: true, force: true });
  for (const { path, content } of files) {
    if (!needed.test(path)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function refuse(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Search index: ${errors.join(' ')}`);
}
