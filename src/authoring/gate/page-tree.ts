import { mdxToMdast } from 'satteri';
import type { Finding } from '#curriculum/problem-finding.ts';
import { deepestNesting, tooNestedAt } from './nesting.ts';
import { syntaxError } from './page-errors.ts';
import type { TextFile } from './text.ts';
import type { Span } from './yaml-text.ts';

/** A node of a page's syntax tree, as far as the checks look at it. Offsets count from the start of the file. */
export interface PageNode {
  readonly type: string;
  readonly children?: readonly PageNode[];
  readonly value?: string;
  readonly name?: string | null;
  readonly url?: string;
  readonly alt?: string | null;
  readonly depth?: number;
  readonly lang?: string | null;
  readonly identifier?: string;
  readonly attributes?: readonly PageAttribute[];
  readonly position?: {
    readonly start: { readonly offset: number };
    readonly end: { readonly offset: number };
  };
}

/** An attribute of a component; an expression in braces has a value of its own. */
export interface PageAttribute {
  readonly type: string;
  readonly name?: string;
  readonly value?: string | { readonly value: string } | null;
}

/** The syntax tree of a page, or why there is none. */
export type PageTree =
  | { readonly kind: 'tree'; readonly root: PageNode }
  | { readonly kind: 'broken'; readonly finding: Finding };

/** Hand-written text comes nowhere near; beyond them the parser slows down or ends the whole process. */
const mostCharacters = 400_000;

/** Parses the MDX of a page with the parser the build uses. */
export function parsePage(file: TextFile): PageTree {
  const refusal = tooMuch(file);
  if (refusal) return { kind: 'broken', finding: refusal };
  try {
    return { kind: 'tree', root: mdxToMdast(file.text) as unknown as PageNode };
  } catch (error) {
    return { kind: 'broken', finding: syntaxError(file, error) };
  }
}

/** The characters a node stands for. */
export function spanOfNode(node: PageNode): Span {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function tooMuch({ path, text }: TextFile): Finding | undefined {
  if (text.length > mostCharacters) {
    return {
      kind: 'page-too-long',
      file: path,
      place: { kind: 'file' },
      message: `The page has ${text.length} characters; at most ${mostCharacters} can be read.`,
      mend: 'split it into several steps',
    };
  }
  const at = tooDeepAt(text);
  if (at === undefined) return undefined;
  return {
    kind: 'invalid-mdx',
    file: path,
    place: { kind: 'span', start: at, end: at + 1 },
    message: `More than ${deepestNesting} brackets or marks are open here.`,
    mend: 'delete the repeated signs',
  };
}

/** Where more brackets or marks are open than anyone writes. */
function tooDeepAt(text: string): number | undefined {
  const repeated = /[>*_~]{400}|(?:[>*_~] ?){800}|<{400}|(?:<[a-zA-Z]*>\s*){400}/.exec(text)?.index;
  return tooNestedAt(text) ?? repeated;
}
