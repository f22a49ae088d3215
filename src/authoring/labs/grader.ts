import { asPrinted } from './compare.ts';
import type { Fault } from './assemble.ts';
import type { Ended } from './program.ts';

/** One requirement as the grader printed it. */
export interface Requirement {
  readonly id: string;
  readonly text: string;
  readonly isMet: boolean;
  readonly hints: readonly string[];
}

/** What a proof showed: a line for the report, or why it failed. */
export type Finding =
  | {
      readonly kind: 'proved';
      readonly text: string;
      readonly requirements: readonly Requirement[];
    }
  | { readonly kind: 'refuted'; readonly text: string; readonly lines: readonly string[] };

const shownLines = 20;

/** The solution must meet every requirement. */
export function solutionFinding(ended: Ended): Finding {
  const requirements = verdictOf(ended);
  if (typeof requirements === 'string')
    return refuted(`the solution does not pass: ${requirements}`, ended);
  const unmet = requirements.filter(({ isMet }) => !isMet);
  if (unmet.length > 0) return refuted(`the solution does not pass: ${idsOf(unmet)} failed`, ended);
  const text = `the solution passes: ${plural(requirements.length, 'requirement')} met`;
  return { kind: 'proved', text, requirements };
}

/** The starter must fail, by the grader's judgement and not by a crash. */
export function starterFinding(ended: Ended): Finding {
  const requirements = verdictOf(ended);
  if (typeof requirements === 'string')
    return refuted(`the starter does not fail as it should: ${requirements}`, ended);
  const unmet = requirements.filter(({ isMet }) => !isMet);
  if (unmet.length === 0)
    return refuted('the starter does not fail: it meets every requirement', ended);
  const text = `the starter fails: ${String(unmet.length)} of ${plural(requirements.length, 'requirement')} not met`;
  return { kind: 'proved', text, requirements };
}

/** A planted fault must fail, and the grader must give the hint that leads to it. */
export function faultFinding(ended: Ended, { id, hint }: Pick<Fault, 'id' | 'hint'>): Finding {
  const requirements = verdictOf(ended);
  if (typeof requirements === 'string')
    return refuted(`the fault "${id}" does not fail as it should: ${requirements}`, ended);
  const unmet = requirements.filter(({ isMet }) => !isMet);
  if (unmet.length === 0)
    return refuted(`the fault "${id}" is not found: every requirement is met`, ended);
  const given = unmet.filter(({ hints }) =>
    hints.some((text) => words(text).includes(words(hint))),
  );
  if (given.length === 0)
    return refuted(`the fault "${id}" fails without its hint: ${hint}`, ended);
  const text = `the fault "${id}" fails with its hint, in ${idsOf(given)}`;
  return { kind: 'proved', text, requirements };
}

/** Reads what a grader printed; a text says why it is no verdict. */
export function verdictOf({ code, stopped, output }: Ended): readonly Requirement[] | string {
  if (stopped !== undefined) return `the grader was stopped ${stopped}`;
  const requirements = requirementsOf(asPrinted(output).split('\n'));
  const failed = requirements.filter(({ isMet }) => !isMet).length;
  const summary = `${String(requirements.length - failed)} passed, ${String(failed)} failed`;
  if (code === undefined) return 'the grader could not be started';
  if (requirements.length === 0)
    return `the grader printed no PASS or FAIL line and ended with ${String(code)}`;
  if (asPrinted(output).split('\n').at(-1) !== summary)
    return `the grader's last line is not "${summary}"`;
  if ((code === 0) !== (failed === 0))
    return `the grader ended with ${String(code)} after "${summary}"`;
  const ids = requirements.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) return `the grader names "${twice}" twice`;
  const mute = requirements.find(({ isMet, hints }) => !isMet && hints.length === 0);
  return mute === undefined ? requirements : `"${mute.id}" fails without a hint`;
}

function requirementsOf(lines: readonly string[]): readonly Requirement[] {
  const starts = lines.flatMap((line, index) => (/^(?:PASS|FAIL) {2}/.test(line) ? [index] : []));
  return starts.map((start, at) => {
    const [word = '', id = '', ...text] = (lines[start] ?? '').split(/ {2,}/);
    const below = lines.slice(start + 1, starts[at + 1]);
    return { id, text: text.join('  '), isMet: word === 'PASS', hints: hintsOf(below) };
  });
}

/** A hint goes on over the lines that are indented below it. */
function hintsOf(lines: readonly string[]): readonly string[] {
  const hints: string[] = [];
  for (const line of lines) {
    const [, hint] = /^\s+hint: (.*)$/.exec(line) ?? [];
    if (hint !== undefined) hints.push(hint);
    else if (/^\s+\S/.test(line) && hints.length > 0)
      hints.push(`${hints.pop() ?? ''} ${line.trim()}`);
  }
  return hints;
}

function refuted(text: string, { output }: Ended): Finding {
  return { kind: 'refuted', text, lines: lastLines(output) };
}

/** The end of what was printed. */
export function lastLines(output: string, count: number = shownLines): readonly string[] {
  const text = asPrinted(output);
  return text === '' ? ['(it printed nothing)'] : text.split('\n').slice(-count);
}

function idsOf(requirements: readonly Requirement[]): string {
  return requirements.map(({ id }) => id).join(', ');
}

function words(text: string): string {
  return text.split(/\s+/).join(' ').trim();
}

/** `1 requirement`, `2 requirements`. */
export function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
