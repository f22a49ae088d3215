import { helpAnchor, problemKinds, type Finding } from '#curriculum/problem-finding.ts';
import type { ReadFile } from './content-file.ts';
import type { Excerpt, Problem } from './problem.ts';
import { spanOf, type Span } from './yaml-text.ts';

const widestExcerpt = 100;

/** Turns a finding's place into line and column, and cuts out the line it is about. */
export function locate(finding: Finding, file: ReadFile | undefined, isStrict: boolean): Problem {
  const { kind, message, nearest, mend } = finding;
  const { code, title, warning = false } = problemKinds[kind];
  const found = file && positionOf(finding, file);
  return {
    kind,
    code,
    title,
    isWarning: warning && !isStrict,
    file: finding.file,
    line: found?.line ?? 1,
    column: found?.column ?? 1,
    ...(found?.excerpt && { excerpt: found.excerpt }),
    message: message.split('\n').map(visible).join('\n'),
    ...(nearest && { nearest: { ...nearest, text: visible(nearest.text) } }),
    mend: visible(mend),
    help: helpAnchor(kind),
  };
}

function positionOf(
  finding: Finding,
  file: ReadFile,
): Pick<Problem, 'line' | 'column' | 'excerpt'> {
  const { lines, isText } = file.text;
  const { start, end } = spanOfPlace(finding, file);
  const { line, column } = lines.positionAt(start);
  if (finding.place.kind === 'file' || !isText) return { line, column };
  return { line, column, excerpt: excerptOf(lines.textOf(line), column, end - start) };
}

function spanOfPlace({ place }: Finding, { yaml, text }: ReadFile): Span {
  switch (place.kind) {
    case 'span':
      return place;
    case 'key':
    case 'value':
      return yaml ? spanOf(yaml, place) : { start: 0, end: 0 };
    case 'file':
      return { start: 0, end: Math.min(1, text.text.length) };
    default:
      return place satisfies never;
  }
}

/** The line around the mark, with signs that cannot be seen written out. */
function excerptOf(source: string, column: number, length: number): Excerpt {
  const from = Math.max(0, Math.min(column - 1 - 40, source.length - widestExcerpt));
  const to = Math.min(source.length, from + widestExcerpt);
  const start = Math.min(column - 1, source.length);
  const end = Math.min(Math.max(start + length, start + 1), to);
  const before = visible(source.slice(from, start));
  const marked = visible(source.slice(start, end));
  const after = visible(source.slice(Math.max(start, end), to));
  const [left, right] = [from > 0 ? '…' : '', to < source.length ? '…' : ''];
  return {
    text: `${left}${before}${marked}${after}${right}`.trimEnd(),
    indent: signsIn(left) + signsIn(before),
    width: Math.max(1, signsIn(marked)),
  };
}

function signsIn(text: string): number {
  return Array.from(text).length;
}

/** A terminal would obey control characters, and nobody would see the others. */
export function visible(text: string): string {
  return text
    .replaceAll('\t', '→')
    .replaceAll(
      /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
      (sign) => `⟨${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
    );
}
