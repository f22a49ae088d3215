import type { Finding } from '#curriculum/problem-finding.ts';
import { nearestTo } from '#curriculum/problem-nearest.ts';
import type { TextFile } from './text.ts';

type Explained = Pick<Finding, 'message' | 'mend'> & {
  /** Where the author has to look, if it is not where the parser stopped. */
  readonly start?: number;
};

/** What the MDX parser refused, where, and what the author most likely wants there. */
export function syntaxError(file: TextFile, error: unknown): Finding {
  const text = error instanceof Error ? error.message : String(error);
  const [, line = '1', column = '1', reason = text] =
    /^(\d+):(\d+): ([\s\S]*?)(?: \(mdx[\w:-]*\))?$/.exec(text) ?? [];
  const at = file.lines.offsetAt({ line: Number(line), column: Number(column) });
  const {
    start = at,
    message,
    mend,
  } = unclosedTag(reason) ??
  wrongClosing(reason, file) ??
  expression(reason, file, at) ??
  tag(file, at, reason);
  const place = { kind: 'span', start, end: start + 1 } as const;
  return { kind: 'invalid-mdx', file: file.path, place, message, mend };
}

function unclosedTag(reason: string): Explained | undefined {
  const name = /Expected a closing tag for `<([^`>]*)>`/.exec(reason)?.[1];
  if (name === undefined) return undefined;
  return {
    message: `<${name}> is opened here and never closed.`,
    mend: `write </${name}> where it ends, on the same level`,
  };
}

const closingTag =
  /Unexpected closing tag `<\/([^`>]*)>`(?:, expected corresponding closing tag for `<([^`>]*)>` \((\d+):(\d+)\))?/;

/** Either the closing tag is misspelt, or another one before it is missing. */
function wrongClosing(reason: string, { lines }: TextFile): Explained | undefined {
  const [found, closed = '', open, line, column] = closingTag.exec(reason) ?? [];
  if (found === undefined) return undefined;
  if (open === undefined) {
    return {
      message: `</${closed}> closes what was never opened.`,
      mend: 'delete it, or write the opening tag',
    };
  }
  if (nearestTo(closed, [open]) !== undefined) {
    return {
      message: `</${closed}> stands here, but <${open}> is open.`,
      mend: `write </${open}>`,
    };
  }
  return {
    start: lines.offsetAt({ line: Number(line), column: Number(column) }),
    message: `<${open}> is opened here and not closed before </${closed}>.`,
    mend: `write </${open}> where it ends, on the same level`,
  };
}

function expression(reason: string, { text }: TextFile, at: number): Explained | undefined {
  if (!/Could not parse (?:expression|esm)|closing brace/.test(reason)) return undefined;
  return {
    start: openBrace(text, at),
    message: 'A brace starts an expression, and none can be read here.',
    mend: 'write \\{ for a brace that is shown, or put the text in `code`',
  };
}

/** The brace that was opened last before a place and is still open there. */
function openBrace(text: string, at: number): number {
  let closed = 0;
  for (let index = Math.min(at, text.length - 1); index >= 0; index -= 1) {
    if (text[index] === '}' && index < at) closed += 1;
    if (text[index] !== '{') continue;
    if (closed === 0) return index;
    closed -= 1;
  }
  return at;
}

function tag({ text }: TextFile, at: number, reason: string): Explained {
  const rest = text.slice(at, at + 200);
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
  return rest.startsWith('<')
    ? {
        message: 'A less-than sign starts a component, and none can be read here.',
        mend: 'write &lt; for the sign itself, or put the text in `code`',
      }
    : {
        message: `The MDX parser says: ${reason}.`,
        mend: 'correct the line, or put the signs in `code`',
      };
}
