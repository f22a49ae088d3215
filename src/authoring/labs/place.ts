import { randomUUID } from 'node:crypto';
import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import type { Engine } from './containers/engine.ts';
import type { EngineKeeper } from './containers/keeper.ts';
import { endMarked, removeFolder, watchMark } from './leftovers.ts';
import type { EngineName } from './pages.ts';
import { temporaryFolder } from './program.ts';
import type { Tools } from './tools.ts';

/** What all runs share. */
export interface Bench {
  /** Root of the repository. */
  readonly repository: string;
  readonly content: string;
  /** Where uv and virtual environments are kept between runs. */
  readonly cache: string;
  readonly tools: Tools;
  readonly engines: EngineKeeper;
  /** The environment of this process; only what is named below is handed on. */
  readonly inherited: NodeJS.ProcessEnv;
}

/** A temporary home and working folder for one run. */
export interface Place {
  readonly work: string;
  readonly scratch: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Ends what was started in it and removes it. */
  readonly close: () => void;
}

/** How the network is reached. Nothing else of this machine's environment is handed on. */
const handedOn = [
  'ALL_PROXY',
  'CURL_CA_BUNDLE',
  'HTTPS_PROXY',
  'HTTP_PROXY',
  'NO_PROXY',
  'PIP_CERT',
  'PIP_DEFAULT_TIMEOUT',
  'PIP_FIND_LINKS',
  'PIP_INDEX_URL',
  'REQUESTS_CA_BUNDLE',
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
  'UV_DEFAULT_INDEX',
  'UV_HTTP_TIMEOUT',
  'UV_INDEX_URL',
  'UV_NATIVE_TLS',
  'UV_SYSTEM_CERTS',
  'all_proxy',
  'http_proxy',
  'https_proxy',
  'no_proxy',
];

/** The engine that a page asks for, opened when the first one asks. */
export async function engineOf(
  bench: Bench,
  { engine }: { readonly engine?: EngineName },
): Promise<Engine | undefined> {
  return engine === undefined ? undefined : bench.engines.get();
}

/** Makes an empty working folder with a home, an environment and a search path of its own, and the engine it may use. */
export function openPlace(bench: Bench, engine?: Engine): Place {
  const root = temporaryFolder('run');
  const mark = `COURSE_RUN=${randomUUID()}`;
  watchMark(mark);
  for (const name of ['bin', 'home', 'scratch', 'tmp', 'work']) mkdirSync(join(root, name));
  linkTools(join(root, 'bin'), bench.tools);
  if (engine !== undefined) linkEngine(root, engine);
  writeFileSync(join(root, 'home', '.gitconfig'), gitSettings);
  return {
    work: join(root, 'work'),
    scratch: join(root, 'scratch'),
    environment: { ...cleanEnvironment(bench, root, mark), ...engine?.environment },
    close: () => {
      endMarked(mark);
      removeFolder(root);
    },
  };
}

/** A reader has told Git who they are. */
const gitSettings = `[user]
	name = Aina
	email = aina@sampai.example
[init]
	defaultBranch = main
`;

/** The chosen Python comes first on the path under each of its names. */
function linkTools(bin: string, { python, uv }: Tools): void {
  const version = python.version.split('.').slice(0, 2).join('.');
  for (const name of ['python', 'python3', `python${version}`])
    symlinkSync(python.path, join(bin, name));
  symlinkSync(uv.path, join(bin, 'uv'));
}

/** Only what begins with DOCKER_ is added to the environment; programs and plugins stand where docker looks. */
function linkEngine(root: string, { programs, plugins }: Engine): void {
  for (const [name, path] of Object.entries(programs)) symlinkSync(path, join(root, 'bin', name));
  if (Object.keys(plugins).length === 0) return;
  const folder = join(root, 'home', '.docker', 'cli-plugins');
  mkdirSync(folder, { recursive: true });
  for (const [name, path] of Object.entries(plugins)) symlinkSync(path, join(folder, name));
}

function cleanEnvironment(
  bench: Bench,
  root: string,
  mark: string,
): Readonly<Record<string, string>> {
  const [markName = '', markValue = ''] = mark.split('=');
  const cache = join(bench.cache, 'uv');
  mkdirSync(cache, { recursive: true });
  const isOneDisk = statSync(root).dev === statSync(cache).dev;
  return {
    ...Object.fromEntries(
      handedOn.flatMap((name) => {
        const value = bench.inherited[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    COLUMNS: '80',
    HOME: join(root, 'home'),
    LANG: 'C.UTF-8',
    MPLBACKEND: 'Agg',
    NO_COLOR: '1',
    PATH: [join(root, 'bin'), ...systemPath(bench)].join(delimiter),
    // Output goes to a file; without this, stdout would come after stderr.
    PYTHONUNBUFFERED: '1',
    SHELL: '/bin/bash',
    TERM: 'dumb',
    TMPDIR: join(root, 'tmp'),
    TZ: 'UTC',
    USER: 'aina',
    UV_CACHE_DIR: cache,
    UV_PYTHON_DOWNLOADS: 'never',
    ...(isOneDisk ? {} : { UV_LINK_MODE: 'copy' }),
    [markName]: markValue,
  };
}

/** The search path without what npm put in front of it. */
function systemPath({ inherited, repository }: Bench): readonly string[] {
  const isOurs = (folder: string) =>
    folder.startsWith(`${repository}${sep}`) ||
    /[\\/]node_modules[\\/]/.test(folder) ||
    folder.endsWith('node-gyp-bin');
  return (inherited['PATH'] ?? '/usr/local/bin:/usr/bin:/bin')
    .split(delimiter)
    .filter((folder) => folder !== '' && !isOurs(folder));
}
