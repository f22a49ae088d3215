import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assembled } from './assemble.ts';
import type { Block } from './blocks.ts';
import type { Engine } from './containers/engine.ts';
import {
  installedVersions,
  linkEnvironment,
  refuseWithoutIndex,
  syncProject,
  uv,
} from './environments.ts';
import { LabError } from './lab-error.ts';
import { directDependencies } from './lock.ts';
import type { Page } from './pages.ts';
import { engineOf, openPlace, type Bench, type Place } from './place.ts';
import type { RunText } from './run-block.ts';
import {
  openPython,
  openShell,
  type BlockRequest,
  type PythonRequest,
  type Session,
} from './sessions.ts';
import { writeTree, type Tree } from './tree.ts';

/** A page's working folder and its two interpreters, which start when first needed. */
export interface Stage {
  readonly work: string;
  readonly run: (block: Block) => RunText;
  /** Versions of the direct dependencies of the page's environment. */
  readonly packages: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** Where Python and its packages come from. */
interface Ground {
  /** What the shell and Python are started with. */
  readonly environment: Readonly<Record<string, string>>;
  /** Prepares the interpreter of the Python blocks and names it. */
  readonly python: () => Promise<string>;
  readonly packages: Readonly<Record<string, string>>;
  readonly release: () => void;
}

/** Prepares what a page starts with. */
export async function openStage(bench: Bench, page: Page): Promise<Stage> {
  const engine = await engineOf(bench, page);
  await engine?.clean();
  const place = openPlace(bench, engine);
  try {
    return stageOn(place, await groundOf(bench, page, place), engine);
  } catch (error) {
    place.close();
    throw error;
  }
}

function stageOn(place: Place, ground: Ground, engine: Engine | undefined): Stage {
  const { work, scratch } = place;
  const { environment, packages } = ground;
  const start = { folder: work, environment, scratch };
  let shell: Session<BlockRequest> | undefined;
  let python: Session<PythonRequest> | undefined;
  let now = { folder: work, environment: {} as Readonly<Record<string, string>> };

  const inShell = async (request: BlockRequest) => {
    shell ??= openShell(start);
    const run = await shell.run(request);
    now = { folder: run.folder ?? now.folder, environment: run.environment ?? now.environment };
    return run;
  };
  const inPython = async (request: BlockRequest) => {
    python ??= openPython(await ground.python(), start);
    return python.run({ ...request, ...now });
  };
  return {
    work,
    packages,
    run: ({ language, options: { timeoutSeconds } }) => {
      const run = language === 'python' ? inPython : inShell;
      return (text, merged) => run({ text, merged, timeoutSeconds });
    },
    close: async () => {
      await Promise.all([shell?.close(), python?.close()]);
      ground.release();
      place.close();
      await engine?.clean();
    },
  };
}

/** A page has a Python without packages on its path, like a new machine; its lab's packages come on top. */
async function groundOf(bench: Bench, page: Page, place: Place): Promise<Ground> {
  const plain = await plainPython(bench, place);
  const { PATH = '' } = place.environment;
  const ground = {
    environment: { ...place.environment, PATH: `${join(plain, 'bin')}:${PATH}` },
    python: () => Promise.resolve(join(plain, 'bin', 'python')),
    packages: {},
    release: () => undefined,
  };
  const { environment: id, folder } = page;
  if (id === undefined && folder === 'empty') return ground;
  if (id === undefined)
    throw new LabError(`${page.file}: run.folder is ${folder}, but run.environment names no lab.`);
  const tree = assembled(id, folder === 'starter' ? 'starter' : 'solution', bench.content);
  if (folder !== 'empty') writeTree(tree, place.work);
  if (tree.has('uv.lock')) return withPackages(bench, page, place, tree, ground);
  if (folder === 'empty') throw new LabError(`${page.file}: the solution of ${id} has no uv.lock.`);
  return ground;
}

/**
 * The lab's packages stand ready in a copy of the lab beside the working folder.
 * In an empty working folder they are what uv and Python use; where the lab itself is the working
 * folder, a reader's first command makes its own environment, and the copy only fills the cache.
 */
async function withPackages(
  bench: Bench,
  page: Page,
  place: Place,
  tree: Tree,
  ground: Ground,
): Promise<Ground> {
  const copy = join(dirname(place.work), 'lab');
  mkdirSync(copy);
  writeTree(tree, copy);
  const { folder, release } = await linkEnvironment(bench, place, copy, tree);
  const names = directDependencies(new TextDecoder().decode(tree.get('uv.lock')));
  const packages = await installedVersions(bench, place, folder, names);
  if (page.folder === 'empty')
    return {
      packages,
      release,
      environment: { ...ground.environment, UV_PROJECT: copy },
      python: () => Promise.resolve(join(folder, 'bin', 'python')),
    };
  release();
  return {
    ...ground,
    packages,
    python: async () => {
      const synced = await syncProject(bench, place, place.work);
      refuseWithoutIndex(synced);
      if (synced.code !== 0) throw new LabError(`${page.file}: uv sync failed: ${synced.output}`);
      return join(place.work, '.venv', 'bin', 'python');
    },
  };
}

/** A virtual environment of this page alone, with pip where the index gives it. */
async function plainPython(bench: Bench, place: Place): Promise<string> {
  const folder = join(dirname(place.work), 'python');
  const words = ['venv', '--quiet', '--no-project', '--python', bench.tools.python.path];
  const seeded = await uv(bench, place, place.work, [...words, '--seed', folder]);
  const { code, output } =
    seeded.code === 0 ? seeded : await uv(bench, place, place.work, [...words, '--clear', folder]);
  if (code !== 0) throw new LabError(`uv could not make a virtual environment: ${output.trim()}`);
  return folder;
}
