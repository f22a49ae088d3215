import { isCollection, visit, type Document, type Node, type YAMLError } from 'yaml';
import type { Finding, ProblemKind } from '#curriculum/problem-finding.ts';
import type { TextFile } from './text.ts';
import type { Span } from './yaml-text.ts';

/** What the parser complains about, in the words of this site. The first complaint counts: the others follow from it. */
export function yamlErrors(document: Document, file: TextFile, span: Span): readonly Finding[] {
  const [first] = document.errors;
  const twice = document.errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  const shown = first && first.code !== 'DUPLICATE_KEY' ? [first] : twice;
  return shown.map((error) => findingOf(error, document, file, span));
}

function findingOf(error: YAMLError, document: Document, file: TextFile, span: Span): Finding {
  const text = file.text.slice(span.start, span.end);
  const opening = openQuote(document, text, error.pos[0]) ?? openBracket(document, error);
  if (opening !== undefined) return unclosed(file, span, opening);
  const [start] = error.pos;
  const place = {
    kind: 'span',
    start: span.start + start,
    end: span.start + endOf(error, text),
  } as const;
  return overIndented(error, file, span) ?? { ...wordsFor(error, text), file: file.path, place };
}

/** A line that is indented further than its key reads like the rest of the value above it. */
function overIndented({ code, pos }: YAMLError, file: TextFile, span: Span): Finding | undefined {
  const text = file.text.slice(span.start, span.end);
  const end = text.indexOf('\n', pos[0]);
  if (code !== 'BLOCK_AS_IMPLICIT_KEY' || end < 0 || text.slice(pos[0], end).includes(': '))
    return undefined;
  const start = span.start + end + 1 + (/^\s*/.exec(text.slice(end + 1))?.[0].length ?? 0);
  return {
    kind: 'yaml-syntax',
    file: file.path,
    place: {
      kind: 'span',
      start,
      end: start + (/^[^\s:]*/.exec(file.text.slice(start))?.[0].length ?? 1),
    },
    message: 'This line is indented further than the key above it.',
    mend: 'give both the same indentation',
  };
}

function unclosed(file: TextFile, span: Span, opening: number): Finding {
  const start = span.start + opening;
  const sign = file.text[start] ?? '';
  const closing = sign === '[' ? ']' : sign === '{' ? '}' : sign;
  return {
    kind: 'yaml-unclosed',
    file: file.path,
    place: { kind: 'span', start, end: start + 1 },
    message: `What is opened here with ${sign} is not closed where the value ends.`,
    mend: `write ${closing} at the end of the value`,
  };
}

/**
 * The quote that was left open before an error. The parser only notices where the next quote of the
 * file closes it, so a quoted text over several lines that ends at the error is taken to be the cause.
 */
function openQuote(document: Document, text: string, at: number): number | undefined {
  let opening: number | undefined;
  visit(document, {
    Scalar(_key, node) {
      const [start = 0, end = 0] = node.range ?? [];
      const isQuoted = text[start] === '"' || text[start] === "'";
      const reachesError = start <= at && end >= text.lastIndexOf('\n', at - 1);
      if (isQuoted && reachesError && text.slice(start, end).trimEnd().includes('\n'))
        opening ??= start;
      if (isQuoted && end >= at && !isClosed(text, start, end)) opening ??= start;
    },
  });
  return opening;
}

function isClosed(text: string, start: number, end: number): boolean {
  return end - start > 1 && text[end - 1] === text[start];
}

function openBracket(document: Document, error: YAMLError): number | undefined {
  if (!/must be sufficiently indented and end with|Expected flow|end with a/.test(error.message))
    return undefined;
  let opening: number | undefined;
  visit(document, {
    Collection(_key, node: Node) {
      const [start = 0] = node.range ?? [];
      if (isCollection(node) && node.flow && start <= error.pos[0]) opening = start;
    },
  });
  return opening;
}

function wordsFor(error: YAMLError, text: string): Pick<Finding, 'kind' | 'message' | 'mend'> {
  const quoted = lineAt(text, error.pos[0]).replace(
    /^([\s-]*[\w-]+:\s*)(.*)$/,
    (_line, key: string, value: string) => `${key.trim()} "${value.replaceAll('"', "'")}"`,
  );
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return words(
        'yaml-tab',
        'There is a tab at the start of the line.',
        'use two spaces for each level',
      );
    case 'DUPLICATE_KEY':
      return words(
        'yaml-duplicate-key',
        'This key already stands further up.',
        'delete one of the two lines',
      );
    case 'BLOCK_AS_IMPLICIT_KEY':
      return words(
        'yaml-bare-colon',
        'The colon in this text starts a new key.',
        `write ${quoted}`,
      );
    case 'MULTIPLE_DOCS':
    case 'BAD_DIRECTIVE':
      return words('yaml-tag', plain(error), 'delete the tag or the second document');
    case 'BAD_SCALAR_START':
      return words(
        'yaml-syntax',
        'Text that starts with this sign stands in quotes.',
        `write ${quoted}`,
      );
    default:
      return words(
        'yaml-syntax',
        plain(error),
        'look at the indentation and the quotes of this line and the one above',
      );
  }
}

function words(
  kind: ProblemKind,
  message: string,
  mend: string,
): Pick<Finding, 'kind' | 'message' | 'mend'> {
  return { kind, message, mend };
}

function plain({ message }: YAMLError): string {
  return `The YAML parser says: ${message.split(/ at line \d|; please|\n/)[0] ?? message}.`;
}

function lineAt(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? undefined : end);
}

/** How much is marked: a key as a whole, a value to the end of its line. */
function endOf({ code, pos: [start, end] }: YAMLError, text: string): number {
  const rest = text.slice(start);
  if (code === 'DUPLICATE_KEY') return start + (/^[^\s:]+/.exec(rest)?.[0].length ?? 1);
  if (code === 'BLOCK_AS_IMPLICIT_KEY')
    return start + (/^.*/.exec(rest)?.[0].trimEnd().length ?? 1);
  return Math.max(end, start + 1);
}
