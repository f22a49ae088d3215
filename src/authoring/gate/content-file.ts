import type { z } from 'zod';
import { wholeFile, type Finding } from '#curriculum/problem-finding.ts';
import { blankFindings } from './blanks.ts';
import { codeFindings } from './page-code.ts';
import { pageFacts, type PageFacts } from './page-facts.ts';
import { figureFindings } from './page-prose.ts';
import { headingFindings } from './page-headings.ts';
import { parsePage } from './page-tree.ts';
import { regionFindings } from './regions.ts';
import { parsedOrSalvaged } from './salvage.ts';
import { schemaFindings } from './schema-findings.ts';
import { schemas, type SchemaName } from './schemas.ts';
import { readText, type TextFile } from './text.ts';
import { readYaml, spanOf, type Span, type YamlText } from './yaml-text.ts';

/** A file below content/ with everything that can be said about it alone. */
export interface ReadFile {
  readonly text: TextFile;
  /** The YAML of the file or of its front matter. */
  readonly yaml?: YamlText;
  /** What stands on the page; absent if it is none or cannot be read. */
  readonly facts?: PageFacts;
  /** Fits the schema, or has at least its shape. */
  readonly data: unknown;
  /** False if what the file says is unknown. */
  readonly isReadable: boolean;
  readonly findings: readonly Finding[];
}

/** How a file is read: as a page with front matter, as YAML, or only as text. */
export type ReadAs =
  { readonly form: 'page' | 'yaml'; readonly schema: SchemaName } | { readonly form: 'text' };

const remembered = new WeakMap<Uint8Array, Map<string, ReadFile>>();

/** Reads one file. The same bytes under the same path are read once. */
export function readContentFile(path: string, bytes: Uint8Array, as: ReadAs): ReadFile {
  const known = remembered.get(bytes) ?? new Map<string, ReadFile>();
  const key = `${path} ${as.form === 'text' ? '' : as.schema}`;
  const file = known.get(key) ?? readAnew(path, bytes, as);
  remembered.set(bytes, known.set(key, file));
  return file;
}

function readAnew(path: string, bytes: Uint8Array, as: ReadAs): ReadFile {
  const text = readText(path, bytes);
  if (as.form === 'text') {
    const own = text.isText ? [...regionFindings(text), ...blankFindings(text)] : [];
    const findings = [...text.findings, ...own];
    return { text, data: undefined, isReadable: text.isText, findings };
  }
  const schema: z.ZodType = schemas[as.schema];
  const blank = { text, data: parsedOrSalvaged(schema, undefined), isReadable: false };
  const isMerged = !text.findings.some(({ kind }) => kind === 'merge-conflict');
  if (!text.isText || !isMerged) return { ...blank, findings: text.findings };
  if (text.text.trim() === '') return { ...blank, findings: [...text.findings, emptyFile(path)] };
  return as.form === 'page' ? readPage(text, schema) : readValues(text, schema);
}

function emptyFile(file: string): Finding {
  return {
    kind: 'empty-file',
    file,
    place: wholeFile,
    message: 'There is nothing in this file.',
    mend: 'fill it or delete it',
  };
}

function readValues(text: TextFile, schema: z.ZodType, span?: Span): ReadFile {
  const yaml = readYaml(text, span);
  const isReadable = yaml.data !== undefined;
  const judged = { file: text.path, schema, value: yaml.data };
  return {
    text,
    yaml,
    data: parsedOrSalvaged(schema, yaml.data),
    isReadable,
    findings: [
      ...text.findings,
      ...yaml.findings,
      ...(isReadable ? schemaFindings(judged) : []).filter(isNews(yaml)),
      ...blankFindings(text),
    ],
  };
}

/** A key that YAML refuses is not refused a second time by the schema. */
function isNews(yaml: YamlText): (finding: Finding) => boolean {
  const starts = new Set(yaml.findings.map(({ place }) => place.kind === 'span' && place.start));
  return ({ kind, place }) => {
    const isAtKey = place.kind === 'key' && kind === 'unknown-key';
    return !isAtKey || !starts.has(spanOf(yaml, place).start);
  };
}

function readPage(text: TextFile, schema: z.ZodType): ReadFile {
  const span = frontMatterOf(text.text);
  const front: ReadFile = span
    ? readValues(text, schema, span)
    : {
        text,
        data: parsedOrSalvaged(schema, undefined),
        isReadable: false,
        findings: [...text.findings, ...blankFindings(text), noFrontMatter(text)],
      };
  if (!span) return front;
  const page = parsePage(text);
  if (page.kind === 'broken') {
    return {
      ...front,
      isReadable: false,
      findings: [...front.findings, page.finding, ...codeFindings(text)],
    };
  }
  const facts = pageFacts(page.root);
  const findings = [
    ...front.findings,
    ...codeFindings(text),
    ...headingFindings(text, facts),
    ...figureFindings(text, facts),
  ];
  return { ...front, facts, findings };
}

/** What stands between the first line `---` and the next one. */
function frontMatterOf(text: string): Span | undefined {
  const match = /^---[ \t]*\n([\s\S]*?)^---[ \t]*$/m.exec(text);
  if (match?.index !== 0) return undefined;
  const start = text.indexOf('\n') + 1;
  return { start, end: start + (match[1] ?? '').length };
}

function noFrontMatter({ path, text }: TextFile): Finding {
  const isOpen = text.startsWith('---');
  return {
    kind: 'front-matter',
    file: path,
    place: wholeFile,
    message: isOpen
      ? 'The front matter starts and never ends.'
      : 'The file does not start with a line of three hyphens.',
    mend: isOpen
      ? 'write a line --- after its last key'
      : 'write the front matter between two lines ---',
  };
}
