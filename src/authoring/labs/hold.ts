import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const waitMs = 1000;

/** Takes a file that says who uses something. False when a living process has it. */
export function isHoldTaken(file: string): boolean {
  if (existsSync(file) && !isAlive(Number(readFileSync(file, 'utf8'))))
    rmSync(file, { force: true });
  try {
    const target = openSync(file, 'wx');
    writeSync(target, String(process.pid));
    closeSync(target);
    return true;
  } catch {
    return false;
  }
}

/** Waits until no other living process holds a folder, and holds it until released. */
export async function takeHold(folder: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'held');
  while (!isHoldTaken(file)) await new Promise((done) => setTimeout(done, waitMs));
  return () => {
    rmSync(file, { force: true });
  };
}

/** 0 is one that has not written its number yet. */
function isAlive(pid: number): boolean {
  try {
    return pid === 0 || process.kill(pid, 0);
  } catch {
    return false;
  }
}
