import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type Node,
  type ParsedNode,
} from 'yaml';
import type { Finding, KeyPath, Place } from '#curriculum/problem-finding.ts';
import { tooNestedAt } from './nesting.ts';
import type { TextFile } from './text.ts';
import { yamlErrors } from './yaml-errors.ts';

/** A run of characters of a file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The YAML of a file, or of its front matter. */
export interface YamlText {
  readonly document: Document<ParsedNode> | undefined;
  /** Where it stands in the file. */
  readonly span: Span;
  /** Plain values; undefined if it cannot be read. */
  readonly data: unknown;
  readonly findings: readonly Finding[];
}

const reservedKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** Mistakes after which it is still clear what the file says. */
const harmless: ReadonlySet<string> = new Set(['yaml-duplicate-key', 'yaml-reserved-key']);

/** Reads a YAML file, or the part of a file that is YAML. */
export function readYaml(
  file: TextFile,
  span: Span = { start: 0, end: file.text.length },
): YamlText {
  const text = file.text.slice(span.start, span.end);
  if (text.trim() === '') return { document: undefined, span, data: undefined, findings: [] };
  if (tooNestedAt(text) !== undefined) return unreadable(file, span);
  try {
    const document = parseDocument(text, {
      version: '1.2',
      logLevel: 'error',
      prettyErrors: false,
    });
    const findings = [...yamlErrors(document, file, span), ...refusedNodes(document, file, span)];
    const isReadable = findings.every(({ kind }) => harmless.has(kind));
    return { document, span, data: isReadable ? document.toJS() : undefined, findings };
  } catch {
    return unreadable(file, span);
  }
}

/** The parser walks nested collections by calling itself; nobody nests them this deep by hand. */
function unreadable(file: TextFile, span: Span): YamlText {
  const finding: Finding = {
    kind: 'yaml-syntax',
    file: file.path,
    place: { kind: 'span', start: span.start, end: span.start + 1 },
    message: 'The values are nested too deep to be read.',
    mend: 'write the file again from a sound copy',
  };
  return { document: undefined, span, data: undefined, findings: [finding] };
}

function refusedNodes(
  document: Document<ParsedNode>,
  { path }: TextFile,
  span: Span,
): readonly Finding[] {
  const findings: Finding[] = [];
  const add = (kind: Finding['kind'], node: Node, message: string, mend: string): void => {
    findings.push({ kind, file: path, place: placeOfNode(node, span), message, mend });
  };
  visit(document, {
    Node(_key, node) {
      if (isAlias(node)) {
        add(
          'yaml-alias',
          node,
          `*${node.source} copies a value from elsewhere.`,
          'write the value out',
        );
      } else if (node.anchor !== undefined) {
        add('yaml-alias', node, `&${node.anchor} marks a value to be copied.`, 'delete the anchor');
      } else if (node.tag !== undefined) {
        add('yaml-tag', node, 'The value has a tag.', 'delete the tag and write a plain value');
      }
    },
    Pair(_key, { key }) {
      if (!isScalar(key)) return;
      const name = String(key.value);
      if (reservedKeys.has(name)) {
        add('yaml-reserved-key', key, `"${name}" cannot be a key.`, 'use another key');
      } else if (name === '<<') {
        add('yaml-alias', key, '<< copies keys from elsewhere.', 'write the keys out');
      }
    },
  });
  return findings;
}

function placeOfNode(node: Node, { start }: Span): Place {
  const [from = 0, to = from + 1] = node.range ?? [];
  return { kind: 'span', start: start + from, end: start + to };
}

/** Where a key or value stands; the nearest thing above it that exists, if it does not. */
export function spanOf(yaml: YamlText, place: Extract<Place, { kind: 'key' | 'value' }>): Span {
  const { start } = yaml.span;
  const { path } = place;
  for (let length = path.length; length > 0; length -= 1) {
    const part = path.slice(0, length);
    const wanted = place.kind === 'key' || length < path.length ? 'key' : 'value';
    const node = wanted === 'key' ? keyNode(yaml, part) : valueNode(yaml, part);
    if (node?.range)
      return oneLine({ start: start + node.range[0], end: start + node.range[1] }, node);
  }
  return { start, end: start };
}

/** Of a value over several lines the first word is shown. */
function oneLine(span: Span, node: Node): Span {
  return isMap(node) || isSeq(node) ? { start: span.start, end: span.start + 1 } : span;
}

function valueNode(yaml: YamlText, path: KeyPath): Node | undefined {
  const node = yaml.document?.getIn(path, true);
  return isNode(node) ? node : keyNode(yaml, path);
}

/** Every text of the YAML that is a value, and where it stands. */
export function textsOf({
  document,
  span,
}: YamlText): readonly { readonly text: string; readonly span: Span }[] {
  const texts: { text: string; span: Span }[] = [];
  if (!document) return texts;
  visit(document, {
    Scalar(key, { value, range }) {
      if (key === 'key' || typeof value !== 'string' || !range) return;
      texts.push({
        text: value,
        span: { start: span.start + range[0], end: span.start + range[1] },
      });
    },
  });
  return texts;
}

function keyNode(yaml: YamlText, path: KeyPath): Node | undefined {
  const parent =
    path.length === 1 ? yaml.document?.contents : yaml.document?.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isSeq(parent) && typeof last === 'number') {
    const item = parent.items[last];
    return isNode(item) ? item : undefined;
  }
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(
    (item) => isPair(item) && isScalar(item.key) && item.key.value === last,
  );
  return isNode(pair?.key) ? pair.key : undefined;
}
