import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '#authoring/labs/lab-error.ts';
import { freePort, type Subnets } from './network.ts';

/** A daemon of ours. */
export interface Daemon {
  readonly pid: number;
  readonly log: string;
}

/** A registry on this machine, from which the engine pulls the stand-ins. */
export interface Registry extends Daemon {
  readonly port: number;
}

/** Where an engine stands and what it is given. */
export interface EnginePlace {
  /** Temporary folder of everything the engine writes. */
  readonly root: string;
  readonly subnets: Subnets;
  readonly registryPort: number;
  readonly environment: Readonly<Record<string, string>>;
}

const startSeconds = 90;
const endSeconds = 30;

/** Path of the engine's socket. */
export function socketOf(root: string): string {
  return join(root, 'docker.sock');
}

/** Starts a registry over a folder. */
export async function startRegistry(root: string, storage: string): Promise<Registry> {
  mkdirSync(storage, { recursive: true });
  const port = await freePort();
  const settings = join(root, 'registry.yml');
  writeFileSync(
    settings,
    JSON.stringify({
      version: 0.1,
      log: { level: 'warn' },
      storage: { filesystem: { rootdirectory: storage } },
      http: { addr: `127.0.0.1:${port}` },
    }),
  );
  const daemon = startDaemon('docker-registry', ['serve', settings], root, {});
  const isUp = () => isAnswering(`http://127.0.0.1:${port}/v2/`);
  await awaitDaemon(daemon, 'docker-registry', isUp);
  return { ...daemon, port };
}

/**
 * Starts dockerd. It gets a bridge of its own, so that several engines can stand side by side,
 * and a limit of open files that also holds where limits may not be raised.
 */
export async function startEngine(place: EnginePlace): Promise<Daemon> {
  const { root, subnets, registryPort, environment } = place;
  makeBridge(subnets);
  const words = [
    ...['--data-root', join(root, 'data')],
    ...['--exec-root', join(root, 'exec')],
    ...['--pidfile', join(root, 'pid')],
    ...['--host', `unix://${socketOf(root)}`],
    ...['--bridge', subnets.bridge],
    ...['--default-address-pool', subnets.pool],
    ...['--default-ulimit', 'nofile=1024:4096'],
    ...['--registry-mirror', `http://127.0.0.1:${registryPort}`],
  ];
  const daemon = startDaemon('dockerd', words, root, environment);
  await awaitDaemon(daemon, 'dockerd', () => Promise.resolve(asked(root, ['info']) !== undefined));
  return daemon;
}

/** Asks the engine something at once; undefined when it refuses. */
export function asked(root: string, words: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync(
    '/usr/bin/docker',
    ['--host', `unix://${socketOf(root)}`, ...words],
    { encoding: 'utf8', timeout: 60_000 },
  );
  return status === 0 ? stdout.trim() : undefined;
}

/** Ends an engine with its containers, its mounts and its bridge. Works to the end also while the process leaves. */
export function endEngine(engine: Daemon, { root, subnets }: EnginePlace): void {
  const containers = asked(root, ['ps', '--all', '--quiet'])?.split('\n').filter(Boolean) ?? [];
  if (containers.length > 0) asked(root, ['rm', '--force', ...containers]);
  asked(root, ['network', 'prune', '--force']);
  endDaemon(engine);
  for (const mount of mountsBelow(root)) spawnSync('umount', ['--lazy', mount]);
  spawnSync('ip', ['link', 'delete', subnets.bridge]);
}

/** Ends a daemon by its process id, first politely. */
export function endDaemon({ pid }: Daemon): void {
  const until = Date.now() + endSeconds * 1000;
  let isThere = signal(pid, 'SIGTERM');
  while (isThere && Date.now() < until) {
    waitAtOnce(50);
    isThere = isRunning(pid);
  }
  if (isThere) signal(pid, 'SIGKILL');
}

function startDaemon(
  command: string,
  words: readonly string[],
  root: string,
  environment: Readonly<Record<string, string>>,
): Daemon {
  const log = join(root, `${command}.log`);
  const target = openSync(log, 'a');
  const child = spawn(command, [...words], {
    cwd: root,
    detached: true,
    env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', ...environment },
    stdio: ['ignore', target, target],
  });
  closeSync(target);
  child.on('error', () => undefined);
  child.unref();
  if (child.pid === undefined) throw new LabError(`${command} could not be started.`);
  return { pid: child.pid, log };
}

async function awaitDaemon(
  daemon: Daemon,
  name: string,
  isUp: () => Promise<boolean>,
): Promise<void> {
  const until = Date.now() + startSeconds * 1000;
  while (Date.now() < until && isRunning(daemon.pid)) {
    if (await isUp()) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  endDaemon(daemon);
  const why = readFileSync(daemon.log, 'utf8').trim().split('\n').at(-1) ?? '';
  throw new LabError(`${name} does not answer: ${why}`);
}

async function isAnswering(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

function makeBridge({ bridge, address }: Subnets): void {
  const steps = [
    ['link', 'add', 'name', bridge, 'type', 'bridge'],
    ['address', 'add', address, 'dev', bridge],
    ['link', 'set', bridge, 'up'],
  ];
  for (const words of steps) {
    const { status, stderr } = spawnSync('ip', words, { encoding: 'utf8' });
    if (status !== 0) throw new LabError(`No network for containers: ${stderr.trim()}`);
  }
}

/** Deepest first. */
function mountsBelow(root: string): readonly string[] {
  return readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((path) => path.startsWith(`${root}/`))
    .sort()
    .reverse();
}

function isRunning(pid: number): boolean {
  try {
    // A process that has ended and was not waited for still has a number; its state is Z.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** Node runs nothing else meanwhile; while a process leaves, there is no other way to wait. */
function waitAtOnce(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
