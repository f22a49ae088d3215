import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openChannel, type Answer, type ChannelStart } from './channel.ts';

/** What one block did. */
export interface BlockRun {
  readonly answer: Answer;
  readonly stdout: string;
  /** Empty when the streams were merged. */
  readonly stderr: string;
  /** Commands of a shell block that failed, in order. */
  readonly failures: readonly FailedCommand[];
  /** Where the shell stands afterwards. */
  readonly folder?: string;
  /** What the shell exports afterwards. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A command that ended with a status other than 0, and its line within the block, from 1. */
interface FailedCommand {
  readonly status: number;
  readonly line: number;
  readonly command: string;
}

/** A block to run. */
export interface BlockRequest {
  readonly text: string;
  readonly timeoutSeconds: number;
  /** stdout and stderr in the order in which they came. */
  readonly merged: boolean;
}

/** A block for Python, which follows the shell to its folder and knows what it exports. */
export interface PythonRequest extends BlockRequest {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** One interpreter that keeps its state between blocks. */
export interface Session<Request extends BlockRequest> {
  readonly run: (request: Request) => Promise<BlockRun>;
  readonly close: () => Promise<void>;
}

/** Where a session runs and where it may leave its files. */
export interface SessionStart extends Omit<ChannelStart, 'command' | 'words'> {
  readonly scratch: string;
}

/** Starts the shell of a page. */
export function openShell(start: SessionStart): Session<BlockRequest> {
  const words = ['--noprofile', '--norc', join(import.meta.dirname, 'page-shell.sh')];
  const channel = openChannel({ ...start, command: 'bash', words });
  const next = counter();
  return {
    close: channel.close,
    run: async ({ text, timeoutSeconds, merged }) => {
      const block = join(start.scratch, `shell-${String(next())}`);
      writeFileSync(`${block}.sh`, `${text}\n`);
      const answer = await channel.ask(`${block}\t${merged ? 'merged' : 'apart'}`, {
        timeoutSeconds,
        outputFile: `${block}.out`,
      });
      const folder = read(`${block}.folder`).replace(/\n$/, '');
      return {
        answer,
        stdout: read(`${block}.out`),
        stderr: read(`${block}.err`),
        failures: failuresOf(read(`${block}.failures`)),
        ...(folder === '' ? {} : { folder }),
        environment: environmentOf(read(`${block}.environment`)),
      };
    },
  };
}

/** Starts the Python of a page. */
export function openPython(python: string, start: SessionStart): Session<PythonRequest> {
  const words = ['-u', join(import.meta.dirname, 'page-python.py')];
  const channel = openChannel({ ...start, command: python, words });
  const next = counter();
  return {
    close: channel.close,
    run: async ({ text, timeoutSeconds, merged, folder, environment }) => {
      const number = next();
      const block = join(start.scratch, `python-${String(number)}`);
      const [out, err] = [`${block}.out`, merged ? '' : `${block}.err`];
      const name = `<python-input-${String(number)}>`;
      const question = JSON.stringify({ text: `${text}\n`, name, out, err, folder, environment });
      const answer = await channel.ask(question, { timeoutSeconds, outputFile: out });
      return { answer, stdout: read(out), stderr: merged ? '' : read(err), failures: [] };
    },
  };
}

function counter(): () => number {
  let count = -1;
  return () => (count += 1);
}

function read(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function failuresOf(text: string): readonly FailedCommand[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [status = '', number = '', ...command] = line.split('\t');
      return { status: Number(status), line: Number(number), command: command.join('\t') };
    });
}

function environmentOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.split('\0').filter((pair) => pair.includes('='));
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}
