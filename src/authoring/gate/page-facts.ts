import { spanOfNode, type PageAttribute, type PageNode } from './page-tree.ts';
import { slugCounter, withDashes } from './slugs.ts';
import type { Span } from './yaml-text.ts';

/** A heading of the text, or one that a component writes. */
export interface Heading extends Span {
  readonly depth: number;
  readonly text: string;
  readonly slug: string;
}

/** A link, or a picture in the text. */
export interface Link extends Span {
  readonly kind: 'link' | 'picture';
  readonly url: string;
  /** The words of a link, the description of a picture. */
  readonly words: string;
}

/** A component or an HTML element. */
export interface Element extends Span {
  readonly name: string;
  readonly attributes: readonly PageAttribute[];
  readonly hasContent: boolean;
}

/** A paragraph, heading or table cell without its code. */
export interface Prose extends Span {
  readonly text: string;
  /** Runs of it that stand as they are in the source. */
  readonly parts: readonly { readonly text: string; readonly span: Span }[];
  /** Ids of the `<Name>`s in it. */
  readonly names: readonly string[];
  readonly isQuotation: boolean;
}

/** What the checks look at on a page. */
export interface PageFacts {
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  readonly elements: readonly Element[];
  readonly prose: readonly Prose[];
  /** Braces, imports and raw HTML. */
  readonly code: readonly PageNode[];
  readonly words: number;
}

interface Collector {
  readonly headings: Heading[];
  readonly links: Link[];
  readonly elements: Element[];
  readonly prose: Prose[];
  readonly code: PageNode[];
  readonly definitions: ReadonlyMap<string, string>;
  readonly slugOf: (text: string) => string;
  words: number;
}

const proseBlocks = new Set(['paragraph', 'heading', 'tableCell']);
const codeNodes = new Set(['mdxFlowExpression', 'mdxTextExpression', 'mdxjsEsm', 'html']);

/** Collects what the checks look at, in one walk over the tree. */
export function pageFacts(root: PageNode): PageFacts {
  const all: Collector = {
    headings: [],
    links: [],
    elements: [],
    prose: [],
    code: [],
    definitions: definitionsOf(root),
    slugOf: slugCounter(),
    words: 0,
  };
  walk(root, all, false);
  const { headings, links, elements, prose, code, words } = all;
  return { headings, links, elements, prose, code, words };
}

function walk(node: PageNode, all: Collector, isQuotation: boolean): void {
  if (proseBlocks.has(node.type)) all.prose.push(proseOf(node, isQuotation));
  if (node.type === 'heading') all.headings.push(headingOf(node, all.slugOf));
  if (codeNodes.has(node.type)) all.code.push(node);
  if (isElement(node)) all.elements.push(elementOf(node));
  const link = linkOf(node, all.definitions);
  if (link) all.links.push(link);
  if (node.type === 'text' || node.type === 'inlineCode') all.words += countWords(node.value ?? '');
  const inQuotation = isQuotation || node.type === 'blockquote';
  for (const child of node.children ?? []) walk(child, all, inQuotation);
}

function isElement(node: PageNode): boolean {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

function elementOf(node: PageNode): Element {
  return {
    ...spanOfNode(node),
    name: node.name ?? '',
    attributes: node.attributes ?? [],
    hasContent: (node.children ?? []).length > 0,
  };
}

function headingOf(node: PageNode, slugOf: (text: string) => string): Heading {
  const text = textOf(node);
  return { ...spanOfNode(node), depth: node.depth ?? 1, text, slug: slugOf(typesetTextOf(node)) };
}

function linkOf(node: PageNode, definitions: ReadonlyMap<string, string>): Link | undefined {
  const url = node.url ?? definitions.get(node.identifier ?? '');
  if (url === undefined) return undefined;
  switch (node.type) {
    case 'link':
    case 'linkReference':
      return { ...spanOfNode(node), kind: 'link', url, words: wordsOf(node) };
    case 'image':
    case 'imageReference':
      return { ...spanOfNode(node), kind: 'picture', url, words: node.alt ?? '' };
    default:
      return undefined;
  }
}

/** The words of a link; a picture or a component in it speaks for it. */
function wordsOf(node: PageNode): string {
  const own = textOf(node);
  const speaks = (child: PageNode): boolean =>
    (child.type === 'image' && (child.alt ?? '') !== '') ||
    isElement(child) ||
    (child.children ?? []).some(speaks);
  return own === '' && (node.children ?? []).some(speaks) ? '…' : own;
}

function definitionsOf(node: PageNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const search = (inner: PageNode): void => {
    if (inner.type === 'definition') found.set(inner.identifier ?? '', inner.url ?? '');
    for (const child of inner.children ?? []) search(child);
  };
  search(node);
  return found;
}

/** The text below a node, code included. */
export function textOf(node: PageNode): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value ?? '';
  return (node.children ?? []).map(textOf).join('');
}

/** The text as the page sets it: outside of code, hyphens in a row become dashes before the anchor is made. */
function typesetTextOf(node: PageNode): string {
  if (node.type === 'text') return withDashes(node.value ?? '');
  return node.type === 'inlineCode'
    ? (node.value ?? '')
    : (node.children ?? []).map(typesetTextOf).join('');
}

/** Elements whose words come from another file, or are not the author's. */
const foreignElements = new Set(['Claim', 'Name']);

function proseOf(block: PageNode, isQuotation: boolean): Prose {
  const parts: { text: string; span: Span }[] = [];
  const names: string[] = [];
  const collect = (node: PageNode): void => {
    if (node.name === 'Name') names.push(...(node.attributes ?? []).flatMap(idIn));
    if (node.type === 'text') parts.push({ text: node.value ?? '', span: spanOfNode(node) });
    if (!foreignElements.has(node.name ?? ''))
      for (const child of node.children ?? []) collect(child);
  };
  collect(block);
  return {
    ...spanOfNode(block),
    text: parts.map(({ text }) => text).join(' '),
    parts,
    names,
    isQuotation,
  };
}

function idIn({ name, value }: PageAttribute): readonly string[] {
  return name === 'id' && typeof value === 'string' ? [value] : [];
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
