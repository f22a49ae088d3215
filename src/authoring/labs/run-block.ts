import { outputOf, type Block } from './blocks.ts';
import { asPrinted, difference, matches, updated } from './compare.ts';
import { lastLines } from './grader.ts';
import type { Page } from './pages.ts';
import type { BlockRun } from './sessions.ts';
import { parseTranscript, showsOutput, type ConsoleCommand } from './transcript.ts';

/** Why a block does not do what the page says. */
export interface BlockFailure {
  /** Line of the page, from 1. */
  readonly line: number;
  readonly text: string;
  readonly lines: readonly string[];
  /** False when the page can go on: only the shown text is wrong. */
  readonly isFatal: boolean;
}

/** Lines of a page, from 1 and both included, and what must stand there instead. */
export interface Mending {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly indent: string;
}

/** What came of one block. */
export interface BlockResult {
  readonly commands: readonly string[];
  readonly failures: readonly BlockFailure[];
  /** What makes the page say what was printed. */
  readonly mendings: readonly Mending[];
}

/** Runs a piece of a block's text in the session of its language. */
export type RunText = (text: string, merged: boolean) => Promise<BlockRun>;

/** Runs the block at this place of a page and compares it with the output below. */
export async function runBlock(page: Page, index: number, run: RunText): Promise<BlockResult> {
  const block = page.blocks[index];
  if (block === undefined) return { commands: [], failures: [], mendings: [] };
  const output = outputOf(page.blocks, index);
  const merged = block.options.stderr || output?.options.stderr === true;
  if (block.language === 'console') return runConsole(block, output, merged, run);
  const result = await run(block.text, merged);
  const commands = block.language === 'bash' ? [block.text.trim()] : [];
  const failure = failureOf(block, [{ run: result, line: block.line + 1 }]);
  if (failure !== undefined) return { commands, failures: [failure], mendings: [] };
  return { commands, ...comparedWithOutput(output, result.stdout) };
}

async function runConsole(
  block: Block,
  output: Block | undefined,
  merged: boolean,
  run: RunText,
): Promise<BlockResult> {
  const session = parseTranscript(block.text);
  const commands = session.map(({ command }) => command);
  const misread = misreadConsole(block, session, output);
  if (misread !== undefined) return { commands, failures: [misread], mendings: [] };
  const runs: { readonly run: BlockRun; readonly line: number }[] = [];
  for (const { command, from } of session) {
    const line = block.line + from - command.split('\n').length + 1;
    runs.push({ run: await run(command, merged), line });
    if (runs.at(-1)?.run.answer.kind !== 'status') break;
  }
  const failure = failureOf(block, runs);
  if (failure !== undefined) return { commands, failures: [failure], mendings: [] };
  const printed = runs.map(({ run: { stdout } }) => stdout);
  if (!showsOutput(session)) return { commands, ...comparedWithOutput(output, printed.join('')) };
  const results = session.map((command, at) => comparedCommand(block, command, printed[at] ?? ''));
  return {
    commands,
    failures: results.flatMap(({ failures }) => failures),
    mendings: results.flatMap(({ mendings }) => mendings),
  };
}

function misreadConsole(
  block: Block,
  session: readonly ConsoleCommand[],
  output: Block | undefined,
): BlockFailure | undefined {
  const fail = (text: string) => ({ line: block.line, text, lines: [], isFatal: true });
  if (!block.text.startsWith('$ ')) return fail('a console block begins with a command: "$ ls"');
  if (output !== undefined && showsOutput(session))
    return fail('the console block shows its output itself; remove the output block below it');
  return undefined;
}

type Compared = Pick<BlockResult, 'failures' | 'mendings'>;

function comparedWithOutput(output: Block | undefined, printed: string): Compared {
  if (output === undefined) return { failures: [], mendings: [] };
  const place = { from: output.line + 1, to: output.endLine - 1, indent: output.indent };
  return compared(output.line, output.text, printed, place);
}

function comparedCommand(
  block: Block,
  { expected, from, to }: ConsoleCommand,
  printed: string,
): Compared {
  const first = block.line + 1;
  const place = { from: first + from, to: first + to - 1, indent: block.indent };
  return compared(first + from - 1, expected, printed, place);
}

function compared(
  line: number,
  expected: string,
  printed: string,
  place: Omit<Mending, 'text'>,
): Compared {
  if (matches(expected, printed)) return { failures: [], mendings: [] };
  const text = 'the page shows another output (- shown, + printed)';
  return {
    failures: [{ line, text, lines: difference(expected, printed), isFatal: false }],
    mendings: [{ ...place, text: updated(expected, printed) }],
  };
}

/** A block fails when it gave no status, or when a command ended with a status it should not. */
function failureOf(
  block: Block,
  runs: readonly { readonly run: BlockRun; readonly line: number }[],
): BlockFailure | undefined {
  for (const { run, line } of runs) {
    const lines = lastLines(asPrinted(run.stderr) === '' ? run.stdout : run.stderr);
    const { answer } = run;
    if (answer.kind === 'stopped')
      return { line, text: `the block was stopped ${answer.reason}`, lines, isFatal: true };
    if (answer.kind === 'ended')
      return { line, text: endedText(block, answer.code), lines, isFatal: true };
  }
  const { exit } = block.options;
  const statuses = runs.flatMap(({ run, line }) => statusesOf(run, line));
  const wrong = statuses.find(({ status }) => status !== exit);
  const last = runs.at(-1);
  if (wrong !== undefined) {
    const [{ run } = { run: undefined }] = runs.filter(({ line }) => line <= wrong.line).slice(-1);
    const printed = run === undefined ? '' : asPrinted(run.stderr) === '' ? run.stdout : run.stderr;
    const named = wrong.command === undefined ? 'the block' : `"${wrong.command}"`;
    const text = `${named} ended with ${String(wrong.status)}${exit === 0 ? '' : `, not ${String(exit)}`}`;
    return { line: wrong.line, text, lines: lastLines(printed), isFatal: true };
  }
  if (exit === 0 || statuses.length > 0 || last === undefined) return undefined;
  const text = `nothing ended with ${String(exit)}, as exit=${String(exit)} says`;
  return { line: block.line, text, lines: lastLines(last.run.stdout), isFatal: true };
}

interface Status {
  readonly status: number;
  readonly line: number;
  readonly command?: string;
}

/** Every status other than 0, with its command where the shell told. */
function statusesOf({ answer, failures }: BlockRun, line: number): readonly Status[] {
  const found = failures.map((failure) => ({ ...failure, line: line + failure.line - 1 }));
  if (answer.kind !== 'status' || answer.status === 0) return found;
  return found.some(({ status }) => status === answer.status)
    ? found
    : [...found, { status: answer.status, line }];
}

function endedText({ language }: Block, code: number | undefined): string {
  const name = language === 'python' ? 'Python' : 'the shell';
  const way = code === undefined ? 'could not go on' : `ended with ${String(code)}`;
  return language === 'python'
    ? `${name} ${way}`
    : `${name} ${way}; to show an exit code without closing it, write ( exit 3 )`;
}
