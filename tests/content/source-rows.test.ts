import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { distFolder, htmlOf } from '../support/dist.ts';

/** Something the source document says, and where the site says it. */
interface SourceRow {
  readonly id: string;
  /** The line of the document, without pictographs. */
  readonly source: string;
  /** Which part of the line, where several rows share it. */
  readonly part?: string;
  /** Address below the base, from slash to slash. */
  readonly page: string;
  /** Texts of the page; `/…/` is a regular expression. */
  readonly must: readonly string[];
}

const rows = parse(
  readFileSync(join(import.meta.dirname, 'source-rows.yaml'), 'utf8'),
) as readonly SourceRow[];

/** The lines of the document in order, each as the start of its SHA-256. Rules and empty lines are left out. */
const documentLines = `
  3688a662 ff01f05e 7337f3d0 11d46bc5 aa791961 9a31e719 68429522 4517e411 45511f21 c4fd66f3
  2c7c3085 5476c5f9 6ee23b24 921669eb f0f54e8e 0e0a8577 01024314 4255a64f 64374b13 3131f532
  30a33e4b 866fc7c9 50ffb3f2 a68811c8 bbd3d494 fd668a4f dcb9b6fa c6e21b24 c88e365e 4073485e
  256ea897 3cff1b67 4d1347c6 b13f4fb8 5d1fe879 d3ef6b6b 8f810ffb 315e8fa9 93e011fc fe207c0c
  e5ce8030 92f92f22 c83359e8 2377e4e7 d7719f98 2aeb9ec0 0fa9a85f 2c1ca930 7b92babe 118b3c02
  a226e039 3b3e25cc 39ea74a4 91f6f285 c684f500 94792dd5 4b0abe8f 6f26b2f2 ba29961a fba6a0ad
  ea52dc2d d8d21033 cfe386f2 6ec0e56c c8d3eb91 703e2161 16c6fd17 cffff686 0aaf838b b642ca88
  56872ae2 bcebab41 0f08bef2 0e9983d1 32cf62af 81f696dc 92e9bf92 418b9c23 ef1fb1d7 8ccc9c9d
`
  .trim()
  .split(/\s+/);

const isBuilt = existsSync(join(distFolder, 'index.html'));

test('the site is built', () => {
  expect(isBuilt, `No site in ${distFolder}. Run "npm run build", or set DIST.`).toBe(true);
});

test('every line of the source document has a row, in its order, and no row is invented', () => {
  const sources = rows.map(({ source }) => source);
  const distinct = sources.filter((source, index) => sources.indexOf(source) === index);
  expect(distinct.map(fingerprint)).toEqual(documentLines);
});

test('a line with more than one thing to say has a row for each, told apart', () => {
  const named = rows.map(({ source, part = '' }) => `${source} ${part}`);
  expect(new Set(named).size).toBe(named.length);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

test('no row was dropped: one for each sentence, bullet and figure', () => {
  expect(rows).toHaveLength(100);
});

test('every row asks for something', () => {
  const idle = rows.filter(({ must }) => must.length === 0 || must.some((text) => text === ''));
  expect(idle).toEqual([]);
});

test('a text the page lacks is named, one it has is not', () => {
  const text = textOf('<main><p>Only 30&nbsp;% of <b>models</b></p><script>2 %</script></main>');
  expect(missingFrom(text, ['30 % of models', '/only \\d+ %/i'])).toEqual([]);
  expect(missingFrom(text, ['2 %', '/^models/'])).toEqual(['2 %', '/^models/']);
});

test.skipIf(!isBuilt).each(rows)('$page says: $source $part', ({ page, must }) => {
  const html = htmlOf(page.slice(1));
  expect(missingFrom(textOf(html), must), `missing on ${page}`).toEqual([]);
});

function fingerprint(line: string): string {
  return createHash('sha256').update(line).digest('hex').slice(0, 8);
}

function missingFrom(text: string, must: readonly string[]): readonly string[] {
  return must.filter((wanted) => {
    const [, pattern, flags] = /^\/(.+)\/([a-z]*)$/.exec(wanted) ?? [];
    return pattern === undefined ? !text.includes(wanted) : !new RegExp(pattern, flags).test(text);
  });
}

/** What a reader sees of a page's main part: no tags, no scripts, plain quotes, single spaces. */
function textOf(html: string): string {
  const main = /<main[^>]*>([^]*)<\/main>/.exec(html)?.[1] ?? '';
  return main
    .replaceAll(/<(script|style|svg)\b[^]*?<\/\1>/g, ' ')
    .replaceAll(/<\/?(?:p|div|li|h\d|td|th|dt|dd|section|summary|blockquote|footer)\b[^>]*>/g, ' ')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&(?:#(?:x([\da-f]+)|(\d+))|(\w+));/gi, decoded)
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decoded(all: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return entities[name] ?? all;
  return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
}
