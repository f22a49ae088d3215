import { visible } from './locate.ts';
import type { Problem } from './problem.ts';

const helpPage = 'content/pages/content-errors.mdx';

/** One problem as the terminal shows it. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, code, title, isWarning, message, mend, help } = problem;
  const word = isWarning ? 'warning, ' : '';
  return [
    `${visible(file)}:${line}:${column}  ${code} ${word}${title}`,
    ...excerptLines(problem),
    ...message.split('\n').map((text) => `  ${text}`),
    ...nearestLines(problem),
    `  Mend: ${mend}`,
    `  Help: ${helpPage}#${help}`,
  ].join('\n');
}

function excerptLines({ line, excerpt }: Problem): readonly string[] {
  if (!excerpt) return [];
  const number = String(line).padStart(4);
  return [
    `${number} | ${excerpt.text}`,
    `${' '.repeat(number.length)} | ${' '.repeat(excerpt.indent)}${'^'.repeat(excerpt.width)}`,
  ];
}

function nearestLines({ nearest }: Problem): readonly string[] {
  if (!nearest) return [];
  const where = nearest.file === undefined ? '' : `  (${visible(nearest.file)})`;
  return [`  Did you mean "${nearest.text}"${where}?`];
}

/** All problems and their count, as the terminal shows them. */
export function formatProblems(problems: readonly Problem[]): string {
  return [...problems.map(formatProblem), countOf(problems)].join('\n\n');
}

/** "7 errors in 3 files." */
export function countOf(problems: readonly Problem[]): string {
  const errors = problems.filter(({ isWarning }) => !isWarning);
  const warnings = problems.filter(({ isWarning }) => isWarning);
  const counted = [counting(errors, 'error'), counting(warnings, 'warning')].filter(
    (part) => part !== '',
  );
  return counted.length === 0 ? 'No problems.' : `${counted.join(', ')}.`;
}

function counting(problems: readonly Problem[], word: string): string {
  if (problems.length === 0) return '';
  const files = new Set(problems.map(({ file }) => file)).size;
  return `${plural(problems.length, word)} in ${plural(files, 'file')}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** One problem as a command that makes GitHub show it beside the line. */
export function formatAnnotation(problem: Problem): string {
  const { file, line, column, code, title, isWarning, message, mend, nearest } = problem;
  const properties = [
    `file=${property(file)}`,
    `line=${line}`,
    `col=${column}`,
    `title=${property(`${code} ${title}`)}`,
  ].join(',');
  const near = nearest ? `\nDid you mean "${nearest.text}"?` : '';
  return `::${isWarning ? 'warning' : 'error'} ${properties}::${data(`${message}${near}\nMend: ${mend}`)}`;
}

/** GitHub reads a command up to the line's end, so line breaks and the sign of the escape are escaped. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
