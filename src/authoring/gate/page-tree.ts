import { mdxToMdast } from 'satteri';
import type { Finding } from '#curriculum/problem-finding.ts';
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
const deepestNesting = 400;

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

/** Where more brackets or quote marks are open than anyone writes; closing ones count back. */
function tooDeepAt(text: string): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign)) depth = Math.max(0, depth - 1);
    if (depth > deepestNesting) return at;
  }
  const long = /[>*_~]{400}|(?:[>*_~] ?){800}|<{400}|(?:<[a-zA-Z]*>\s*){400}/.exec(text);
  return long?.index;
}

function syntaxError(file: TextFile, error: unknown): Finding {
  const text = error instanceof Error ? error.message : String(error);
  const [, line = '1', column = '1', reason = text] =
    /^(\d+):(\d+): ([\s\S]*?)(?: \(mdx[\w:-]*\))?$/.exec(text) ?? [];
  const start = file.lines.offsetAt({ line: Number(line), column: Number(column) });
  const { message, mend } = wordsFor(reason, file.text.slice(start, start + 200));
  return {
    kind: 'invalid-mdx',
    file: file.path,
    place: { kind: 'span', start, end: start + 1 },
    message,
    mend,
  };
}

/** What the parser says, and what the author most likely wants there. */
function wordsFor(reason: string, rest: string): Pick<Finding, 'message' | 'mend'> {
  const closing = /Expected a closing tag for `<([^`>]*)>`/.exec(reason)?.[1];
  if (closing !== undefined) {
    return {
      message: `<${closing}> is opened here and never closed.`,
      mend: `write </${closing}> where it ends, on the same level`,
    };
  }
  const surplus =
    /Unexpected closing tag `<\/([^`>]*)>`(, expected corresponding closing tag for `<([^`>]*)>`)?/.exec(
      reason,
    );
  if (surplus?.[3] !== undefined) {
    return {
      message: `</${surplus[1] ?? ''}> stands here, but <${surplus[3]}> is open.`,
      mend: `close <${surplus[3]}> first`,
    };
  }
  if (surplus) {
    return {
      message: `</${surplus[1] ?? ''}> closes what was never opened.`,
      mend: 'delete it, or write the opening tag',
    };
  }
  if (rest.startsWith('{')) {
    return {
      message: 'A brace starts an expression, and none can be read here.',
      mend: 'write \\{ for a brace that is shown, or put the text in `code`',
    };
  }
  return rest.startsWith('<')
    ? wordsForTag(rest)
    : {
        message: `The MDX parser says: ${reason}.`,
        mend: 'correct the line, or put the signs in `code`',
      };
}

function wordsForTag(rest: string): Pick<Finding, 'message' | 'mend'> {
  if (rest.startsWith('<!--')) {
    return { message: 'Comments of HTML cannot be read in MDX.', mend: 'write {/* … */}' };
  }
  const address = /^<((?:https?|mailto):[^>\s]*)>?/.exec(rest)?.[1];
  if (address !== undefined) {
    return {
      message: 'Addresses in angle brackets cannot be read in MDX.',
      mend: `write [words](${address})`,
    };
  }
  if (/^<\/?[A-Za-z][\w.]*[\s/>]/.test(rest)) {
    return {
      message: 'The tag that starts here cannot be read.',
      mend: "put each attribute's value in double quotes and end the tag with > or />",
    };
  }
  return {
    message: 'A less-than sign starts a component, and none can be read here.',
    mend: 'write &lt; for the sign itself, or put the text in `code`',
  };
}
