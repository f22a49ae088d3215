import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { LabError } from './lab-error.ts';

/** A program of this machine. */
interface Tool {
  readonly path: string;
  readonly version: string;
}

/** What every run needs. */
export interface Tools {
  readonly python: Tool;
  readonly uv: Tool;
}

/** Fetched where uv is missing, and put into the base image of the same name. */
export const pinnedUv = '0.13.8';
const leastUv = [0, 10] as const;
const leastPython = [3, 11] as const;
const pythonHelp =
  'Python 3.11 or later is missing: install it from https://www.python.org/downloads/ or with your package manager (Debian: apt-get install python3 python3-venv), or name one with --python <path>.';

/** Where to look for programs. */
export interface ToolSearch {
  readonly cache: string;
  readonly environment: NodeJS.ProcessEnv;
  /** A version such as 3.13, or a path; else the first Python that is new enough. */
  readonly python?: string;
}

/**
 * Finds Python, and uv or the pinned uv in a virtual environment of our own.
 *
 * @throws LabError with one line that says what is missing and how to get it
 */
export function findTools(search: ToolSearch): Tools {
  if (platform() === 'win32')
    throw new LabError(
      'Labs run on Linux, macOS and WSL 2. On Windows, open WSL 2 and run this there.',
    );
  if (programOnPath('bash', search.environment) === undefined)
    throw new LabError('bash is missing: install it with your package manager.');
  const python = findPython(search);
  return { python, uv: findUv(search, python) };
}

/** The operating system and processor, as the receipt names them. */
export function platformName(): string {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  const [, name] = /^PRETTY_NAME="?([^"\n]+)/m.exec(release) ?? [];
  const system = platform() === 'darwin' ? 'macOS' : 'Linux';
  return name === undefined ? `${system} ${arch()}` : `${system} ${arch()}, ${name}`;
}

/** A program on the search path that can be started. */
export function programOnPath(name: string, environment: NodeJS.ProcessEnv): string | undefined {
  return (environment['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function findPython({ environment, python: wanted }: ToolSearch): Tool {
  const names = [
    'python3',
    'python',
    ...[15, 14, 13, 12, 11].map((minor) => `python3.${String(minor)}`),
  ];
  if (wanted === undefined) {
    const found = names
      .map((name) => programOnPath(name, environment))
      .map((path) => (path === undefined ? undefined : askPython(path)))
      .find((tool) => tool !== undefined && isAtLeast(tool.version, leastPython));
    if (found === undefined) throw new LabError(pythonHelp);
    return found;
  }
  const isVersion = /^\d+\.\d+$/.test(wanted);
  const paths = isVersion ? pathsOfVersion(wanted, environment) : [wanted];
  const found = paths.map(askPython).find((tool) => tool !== undefined);
  if (found === undefined) throw new LabError(`Python "${wanted}" was not found.`);
  if (!isAtLeast(found.version, leastPython))
    throw new LabError(`${found.path} is Python ${found.version}; the labs need 3.11 or later.`);
  return found;
}

/** On the path, or among the versions that pyenv keeps. */
function pathsOfVersion(version: string, environment: NodeJS.ProcessEnv): readonly string[] {
  const own = programOnPath(`python${version}`, environment);
  const pyenv = environment['PYENV_ROOT'] ?? join(environment['HOME'] ?? '', '.pyenv');
  const patches = Array.from({ length: 30 }, (_, patch) =>
    join(pyenv, 'versions', `${version}.${String(29 - patch)}`, 'bin', 'python3'),
  );
  return [...(own === undefined ? [] : [own]), ...patches.filter(isProgram)];
}

/** The interpreter behind a shim, link or virtual environment. */
function askPython(path: string): Tool | undefined {
  const question =
    'import os, platform, sys; print(os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable)); print(platform.python_version())';
  const { status, stdout } = spawnSync(path, ['-I', '-c', question], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  const [real = '', version = ''] = status === 0 ? stdout.trim().split('\n') : [];
  return real === '' || version === '' ? undefined : { path: real, version };
}

function findUv({ cache, environment }: ToolSearch, python: Tool): Tool {
  const own = join(cache, 'uv-venv', 'bin', 'uv');
  const candidates = [programOnPath('uv', environment), own].filter((path) => path !== undefined);
  const found = candidates
    .map(askUv)
    .find((tool) => tool !== undefined && isAtLeast(tool.version, leastUv));
  return found ?? installedUv(join(cache, 'uv-venv'), own, python);
}

function askUv(path: string): Tool | undefined {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const version = status === 0 ? /^uv (\S+)/.exec(stdout)?.[1] : undefined;
  return version === undefined ? undefined : { path, version };
}

function installedUv(folder: string, path: string, python: Tool): Tool {
  const help = `uv is missing: install it (https://docs.astral.sh/uv/getting-started/installation/) and run this again.`;
  const venv = spawnSync(python.path, ['-m', 'venv', '--clear', folder], { encoding: 'utf8' });
  if (venv.status !== 0)
    throw new LabError(
      `${help} It could not be fetched: ${python.path} has no venv module (Debian: apt-get install python3-venv).`,
    );
  const words = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    `uv==${pinnedUv}`,
  ];
  const pip = spawnSync(join(folder, 'bin', 'python'), words, {
    encoding: 'utf8',
    timeout: 300_000,
  });
  const tool = pip.status === 0 ? askUv(path) : undefined;
  if (tool === undefined)
    throw new LabError(
      `${help} It could not be fetched: ${lastLine(pip.stderr) || 'the package index did not answer'}`,
    );
  return tool;
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

function isAtLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [first = 0, second = 0] = version.split('.').map(Number);
  return first > major || (first === major && second >= minor);
}
