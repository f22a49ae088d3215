import type { ContentReader } from '#authoring/gate/reader.ts';
import { pick, type Random } from './random.ts';

/** Content with one mistake in it, and what the gate has to say about it. */
export interface Mutant {
  /** What was done, in words. */
  readonly what: string;
  readonly changes: ReadonlyMap<string, Uint8Array | undefined>;
  readonly expected: Expected;
}

/** Where and as what the mistake must be reported. */
export interface Expected {
  /** The file a message must be about, or else name: a deleted file is missed by another one. */
  readonly file: string;
  /** Files that may be named instead: the two sides of a contradiction. */
  readonly orFile?: readonly string[];
  /** ±1. Absent: the mistake has no line of its own. */
  readonly line?: number;
  readonly codes: readonly string[];
}

/** A way to make a mistake; undefined where the content gives no occasion. */
export interface Operator {
  readonly name: string;
  readonly make: (content: Content, random: Random) => Mutant | undefined;
}

/** The real content, as operators read it. */
export interface Content {
  readonly reader: ContentReader;
  /** Paths of files that are edited by hand. */
  readonly pages: readonly string[];
  readonly lists: readonly string[];
  readonly text: (path: string) => string;
  readonly lines: (path: string) => readonly string[];
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** Gives operators the content they damage. */
export function contentOf(reader: ContentReader): Content {
  const own = reader.paths.filter(
    (path) => path.startsWith('content/') && !path.startsWith('content/labs/'),
  );
  const labPages = reader.paths.filter((path) =>
    /^content\/labs\/[^/]+\/lab\.(mdx|quiz\.yaml)$/.test(path),
  );
  const all = [...own, ...labPages];
  const text = remembered((path: string) => decoder.decode(reader.read(path)));
  return {
    reader,
    pages: all.filter((path) => path.endsWith('.mdx')),
    lists: all.filter((path) => path.endsWith('.yaml')),
    text,
    lines: remembered((path: string) => text(path).split('\n')),
  };
}

/** A function that works out each answer once. */
export function remembered<Key, Value>(answer: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? answer(key);
    known.set(key, value);
    return value;
  };
}

/** One line of one file. */
export interface Line {
  readonly path: string;
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
}

/** All lines of some files that a pattern fits. Code blocks and front matter of pages are left out of prose. */
export function linesOf(
  content: Content,
  paths: readonly string[],
  fits: (text: string) => boolean,
): readonly Line[] {
  return paths.flatMap((path) =>
    content
      .lines(path)
      .flatMap((text, index) => (fits(text) ? [{ path, number: index + 1, text }] : [])),
  );
}

/** Lines of front matter and of YAML files. */
export function yamlLines(content: Content, pattern: RegExp): readonly Line[] {
  return onceFor(content, `yaml ${pattern.source}`, () => findYamlLines(content, pattern));
}

/** The content never changes, and the same operator asks again for each mutant. */
function onceFor(content: Content, question: string, find: () => readonly Line[]): readonly Line[] {
  const known = found.get(content) ?? new Map<string, readonly Line[]>();
  found.set(content, known);
  const lines = known.get(question) ?? find();
  known.set(question, lines);
  return lines;
}

const found = new WeakMap<Content, Map<string, readonly Line[]>>();

function findYamlLines(content: Content, pattern: RegExp): readonly Line[] {
  const fits = (text: string): boolean => pattern.test(text);
  const front = content.pages.flatMap((path) => {
    const end = content.lines(path).indexOf('---', 1);
    return linesOf(content, [path], fits).filter(({ number }) => number > 1 && number <= end);
  });
  return [...front, ...linesOf(content, content.lists, fits)];
}

/** Lines of running text: no front matter, code, tags or tables. */
export function proseLines(content: Content, pattern: RegExp): readonly Line[] {
  return onceFor(content, `prose ${pattern.source}`, () => findProseLines(content, pattern));
}

function findProseLines(content: Content, pattern: RegExp): readonly Line[] {
  return content.pages.flatMap((path) => {
    const lines = content.lines(path);
    const end = lines.indexOf('---', 1);
    let isCode = false;
    let isTag = false;
    return lines.flatMap((text, index): readonly Line[] => {
      const isFence = /^\s*(```|~~~)/.test(text);
      if (isFence) isCode = !isCode;
      if (/^\s*<[A-Z]\w*$/.test(text)) isTag = true;
      const isProse =
        index > end && !isCode && !isFence && !isTag && !/^\s*[<|#>:]|^\s*$/.test(text);
      if (/^\s*\/?>/.test(text)) isTag = false;
      return isProse && pattern.test(text) ? [{ path, number: index + 1, text }] : [];
    });
  });
}

/** A file with one line changed; undefined takes the line out. */
export function withLine(
  content: Content,
  line: Line,
  text: string | undefined,
): Mutant['changes'] {
  const lines = [...content.lines(line.path)];
  lines.splice(line.number - 1, 1, ...(text === undefined ? [] : [text]));
  return new Map([[line.path, encoder.encode(lines.join('\n'))]]);
}

/** A mutant that changes one line, to be reported there. */
export function lineMutant(
  content: Content,
  line: Line | undefined,
  change: (text: string) => string | undefined,
  codes: readonly string[],
): Mutant | undefined {
  if (!line) return undefined;
  const text = change(line.text);
  if (text === line.text) return undefined;
  return {
    what: `${line.path}:${line.number}  "${line.text.trim().slice(0, 60)}" → "${(text ?? '').trim().slice(0, 60)}"`,
    changes: withLine(content, line, text),
    expected: { file: line.path, line: line.number, codes },
  };
}

/** An operator that changes one line of running text. */
export function inProse(
  name: string,
  pattern: RegExp,
  change: (text: string) => string | undefined,
  ...codes: readonly string[]
): Operator {
  return {
    name,
    make: (content, random) =>
      lineMutant(content, pick(proseLines(content, pattern), random), change, codes),
  };
}

/** An operator that changes one line of YAML. */
export function inYaml(
  name: string,
  pattern: RegExp,
  change: (text: string) => string | undefined,
  ...codes: readonly string[]
): Operator {
  return {
    name,
    make: (content, random) =>
      lineMutant(content, pick(yamlLines(content, pattern), random), change, codes),
  };
}

/** An operator that changes one line of a page, wherever it stands. */
export function onPage(
  name: string,
  pattern: RegExp,
  change: (text: string) => string | undefined,
  ...codes: readonly string[]
): Operator {
  return {
    name,
    make: (content, random) =>
      lineMutant(
        content,
        pick(
          linesOf(content, content.pages, (text) => pattern.test(text)),
          random,
        ),
        change,
        codes,
      ),
  };
}

/** Text as bytes. */
export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}
