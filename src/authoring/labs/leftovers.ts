import { readdirSync, readFileSync, rmSync } from 'node:fs';

/**
 * What must be gone when the run ends, however it ends: daemons, process groups, marked processes and temporary folders.
 * This is the one mutable list of the runner; signals leave no other way.
 */
const groups = new Set<number>();
const folders = new Set<string>();
const marks = new Set<string>();
const endings = new Set<() => void>();
let watching = false;

/** Remembers a process group until it is ended. */
export function watchGroup(pid: number): void {
  watchSignals();
  groups.add(pid);
}

/** Remembers a temporary folder until it is removed. */
export function watchFolder(folder: string): void {
  watchSignals();
  folders.add(folder);
}

/** Remembers a mark that processes carry in their environment. */
export function watchMark(mark: string): void {
  watchSignals();
  marks.add(mark);
}

/** Remembers what must be done at once when the run ends, before all else. */
export function watchEnding(end: () => void): void {
  watchSignals();
  endings.add(end);
}

/** Drops an ending that was done. */
export function forgetEnding(end: () => void): void {
  endings.delete(end);
}

/** Ends a process group at once. */
export function endGroup(pid: number): void {
  groups.delete(pid);
  signalGroup(pid, 'SIGKILL');
}

/** Asks a process group to end, and ends what is left of it after a moment. */
export async function closeGroup(pid: number, patienceMs = 2000): Promise<void> {
  signalGroup(pid, 'SIGTERM');
  const until = Date.now() + patienceMs;
  while (Date.now() < until && signalGroup(pid, 0)) await pause(25);
  endGroup(pid);
}

/** Ends what a run started outside its process group. Only Linux tells: the mark stands in its environment. */
export function endMarked(mark: string): void {
  marks.delete(mark);
  if (process.platform !== 'linux') return;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue;
    if (environmentOf(name).includes(mark)) signal(Number(name), 'SIGKILL');
  }
}

/** Removes a temporary folder. A file that a dying process still writes is tried again. */
export function removeFolder(folder: string): void {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

function watchSignals(): void {
  if (watching) return;
  watching = true;
  process.on('exit', endAll);
  for (const [name, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const)
    process.on(name, () => process.exit(128 + number));
}

/** Ends every process of the run; what waits for one of them goes on and tidies up. */
export function endProcesses(): void {
  for (const pid of groups) endGroup(pid);
  for (const mark of marks) endMarked(mark);
}

function endAll(): void {
  for (const end of endings) end();
  endProcesses();
  for (const folder of folders) removeFolder(folder);
}

function signalGroup(pid: number, name: NodeJS.Signals | 0): boolean {
  return signal(-pid, name);
}

/** False when there is no such process any more. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
