import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endGroup, removeFolder, watchFolder, watchGroup } from './leftovers.ts';

/** How a program ended. */
export interface Ended {
  /** Exit code; undefined when it was stopped or could not be started. */
  readonly code: number | undefined;
  /** Why it was stopped, as the end of a sentence: `after 120 s`. */
  readonly stopped?: string;
  /** stdout and stderr in the order in which they came. */
  readonly output: string;
}

/** Where and how a program runs. */
export interface ProgramOptions {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
}

/** More than this is no output but a program gone wild. */
const mostOutputBytes = 16_000_000;

/** Runs a program in a process group of its own and ends the whole group with it. Output goes through a file, so that a child left behind cannot keep us waiting. */
export async function runProgram(
  command: string,
  words: readonly string[],
  { folder, environment, timeoutSeconds }: ProgramOptions,
): Promise<Ended> {
  const place = temporaryFolder('output');
  const file = join(place, 'output.txt');
  const target = openSync(file, 'w');
  const child = spawn(command, [...words], {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ['ignore', target, target],
  });
  closeSync(target);
  const { pid } = child;
  if (pid !== undefined) watchGroup(pid);
  const guard = guarded(file, timeoutSeconds, () => pid !== undefined && endGroup(pid));
  const code = await new Promise<number | undefined>((done) => {
    child.on('error', () => done(undefined));
    child.on('exit', (status) => done(status ?? undefined));
  });
  const stopped = guard.stop();
  if (pid !== undefined) endGroup(pid);
  const output = readFileSync(file, 'utf8');
  removeFolder(place);
  return { code, output, ...(stopped === undefined ? {} : { stopped }) };
}

/** Watches time and the size of an output file, and acts once when either passes its limit. */
export function guarded(
  file: string,
  timeoutSeconds: number,
  act: () => unknown,
): { readonly stop: () => string | undefined } {
  let reason: string | undefined;
  const halt = (why: string) => {
    if (reason === undefined) act();
    reason ??= why;
  };
  const clock = setTimeout(() => halt(`after ${String(timeoutSeconds)} s`), timeoutSeconds * 1000);
  const scale = setInterval(() => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size > mostOutputBytes) halt(`after it printed ${String(mostOutputBytes / 1_000_000)} MB`);
  }, 500);
  return {
    stop: () => {
      clearTimeout(clock);
      clearInterval(scale);
      return reason;
    },
  };
}

/** A new temporary folder that is gone when the run ends. */
export function temporaryFolder(purpose: string): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `lab-${purpose}-`));
  watchFolder(folder);
  return folder;
}
