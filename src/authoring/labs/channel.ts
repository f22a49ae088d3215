import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { closeGroup, endGroup, watchGroup } from './leftovers.ts';
import { guarded } from './program.ts';

/** A long-lived child that takes one line and answers with one line. */
export interface Channel {
  /** The answer, or why there is none. `outputFile` is watched for size. */
  readonly ask: (line: string, limits: Limits) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/** What one question may cost. */
interface Limits {
  readonly timeoutSeconds: number;
  readonly outputFile: string;
}

/** A status, or how the child failed to give one, as the end of "it was stopped …" or "it …". */
export type Answer =
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'stopped'; readonly reason: string }
  | { readonly kind: 'ended'; readonly code: number | undefined };

/** What to start, and where. */
export interface ChannelStart {
  readonly command: string;
  readonly words: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts a child in a process group of its own with descriptors 3 (questions) and 4 (answers). */
export function openChannel({ command, words, folder, environment }: ChannelStart): Channel {
  const child = spawn(command, [...words], {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid !== undefined) watchGroup(pid);
  const questions = child.stdio[3] as Writable;
  // Writing to a child that has ended fails; the answer "ended" already says so.
  questions.on('error', () => undefined);
  const answers = createInterface({ input: child.stdio[4] as Readable })[Symbol.asyncIterator]();
  const ended = new Promise<number | undefined>((done) => {
    child.on('error', () => done(undefined));
    child.on('exit', (code) => done(code ?? undefined));
  });
  return {
    ask: async (line, { timeoutSeconds, outputFile }) => {
      const guard = guarded(outputFile, timeoutSeconds, () => pid !== undefined && endGroup(pid));
      questions.write(`${line}\n`);
      const answer = await Promise.race([answers.next(), ended.then(() => undefined)]);
      const reason = guard.stop();
      if (reason !== undefined) return { kind: 'stopped', reason };
      if (answer === undefined || answer.done === true) return { kind: 'ended', code: await ended };
      return { kind: 'status', status: Number(answer.value) };
    },
    close: async () => {
      questions.end();
      if (pid !== undefined) await closeGroup(pid);
    },
  };
}
