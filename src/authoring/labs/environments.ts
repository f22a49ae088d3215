import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { treeHash } from './hash.ts';
import { isHoldTaken } from './hold.ts';
import { IndexError, LabError } from './lab-error.ts';
import type { Bench, Place } from './place.ts';
import { runProgram, type Ended } from './program.ts';
import type { Tree } from './tree.ts';

const syncSeconds = 900;

/** A kept virtual environment, ours until released. */
export interface Environment {
  readonly folder: string;
  readonly release: () => void;
}

/**
 * Gives a folder with a uv.lock a virtual environment as `.venv`.
 * It is a link to one that is kept for the same lock and Python, so that packages are unpacked and
 * compiled once; only one run holds it at a time, and uv puts the project itself in anew.
 *
 * @throws IndexError when the package index cannot be reached
 */
export async function linkEnvironment(
  bench: Bench,
  place: Place,
  project: string,
  tree: Tree,
): Promise<Environment> {
  const lock = tree.get('uv.lock') ?? new Uint8Array();
  const { path, version } = bench.tools.python;
  const key = treeHash(
    new Map([
      ['uv.lock', lock],
      [`${path} ${version}`, new Uint8Array()],
    ]),
  );
  const environment = takeEnvironment(join(bench.cache, 'lab-environments'), key.slice(7, 23));
  if (!isEnvironment(environment.folder))
    await uv(bench, place, project, [
      'venv',
      '--clear',
      '--no-project',
      '--python',
      path,
      environment.folder,
    ]);
  symlinkSync(environment.folder, join(project, '.venv'));
  try {
    refuseWithoutIndex(await syncProject(bench, place, project));
  } catch (error) {
    environment.release();
    throw error;
  }
  return environment;
}

/** Installs what the lock of a project names. */
export function syncProject(bench: Bench, place: Place, project: string): Promise<Ended> {
  return uv(bench, place, project, ['sync', '--locked', '--quiet']);
}

/** Versions of the named packages that are installed in an environment. */
export async function installedVersions(
  bench: Bench,
  place: Place,
  environment: string,
  names: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  if (names.length === 0) return {};
  const words = ['pip', 'list', '--format', 'json', '--quiet', '--python', environment];
  const { code, output } = await uv(bench, place, place.work, words);
  if (code !== 0) throw new LabError(`uv could not list ${environment}: ${output.trim()}`);
  const packages = JSON.parse(output) as readonly {
    readonly name: string;
    readonly version: string;
  }[];
  return Object.fromEntries(
    packages.filter(({ name }) => names.includes(name)).map(({ name, version }) => [name, version]),
  );
}

/** Runs uv in a folder. */
export function uv(
  bench: Bench,
  place: Place,
  folder: string,
  words: readonly string[],
): Promise<Ended> {
  return runProgram(bench.tools.uv.path, words, {
    folder,
    environment: place.environment,
    timeoutSeconds: syncSeconds,
  });
}

/** Other failures of uv belong to the lab and show when its command runs. */
export function refuseWithoutIndex({ code, output }: Ended): void {
  const lost = /error sending request|request failed after \d+ retries|dns error|connect error/i;
  if (code === 0 || !lost.test(output)) return;
  const line = output.split('\n').find((text) => text.startsWith('error:')) ?? output;
  throw new IndexError(
    `The package index cannot be reached: connect to the internet, or set HTTPS_PROXY or SSL_CERT_FILE. uv said: ${line.trim()}`,
  );
}

/** The first environment of a key that no living process holds. */
function takeEnvironment(folder: string, key: string): Environment {
  mkdirSync(folder, { recursive: true });
  for (let number = 0; ; number += 1) {
    const name = join(folder, `${key}-${String(number)}`);
    const held = `${name}.held`;
    if (isHoldTaken(held)) return { folder: name, release: () => rmSync(held, { force: true }) };
  }
}

/** False for one whose making was interrupted. */
function isEnvironment(folder: string): boolean {
  return ['pyvenv.cfg', 'bin/python'].every((name) => existsSync(join(folder, name)));
}
