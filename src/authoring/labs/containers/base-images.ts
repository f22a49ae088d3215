import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '#authoring/labs/lab-error.ts';
import { runProgram, temporaryFolder } from '#authoring/labs/program.ts';
import { removeFolder } from '#authoring/labs/leftovers.ts';
import { pinnedUv } from '#authoring/labs/tools.ts';
import { certificateFile, recipeFolder, recipes, type Recipe } from './stand-ins.ts';

/** What making and pulling images needs. */
export interface ImageBench {
  /** Where a mark says that the images are in the registry. */
  readonly kept: string;
  readonly registryPort: number;
  /** Of the docker command, with DOCKER_HOST in it. */
  readonly environment: Readonly<Record<string, string>>;
}

const makeSeconds = 1200;

/** Makes the stand-ins unless they are kept, and pulls them into the engine. */
export async function readyBaseImages(bench: ImageBench): Promise<void> {
  const mark = join(bench.kept, 'complete');
  if (!existsSync(mark)) {
    mkdirSync(bench.kept, { recursive: true });
    for (const recipe of recipes) await make(bench, recipe);
    for (const { image } of recipes) await push(bench, image);
    await forgetImages(bench);
    writeFileSync(mark, '');
  }
  for (const { image } of recipes) await pull(bench, image);
}

/** Takes away containers, networks, volumes, images and build steps that a page left. */
export async function forgetLeftovers(bench: ImageBench): Promise<void> {
  await all(bench, ['ps', '--all', '--quiet'], ['rm', '--force', '--volumes']);
  await all(bench, ['volume', 'ls', '--quiet'], ['volume', 'rm', '--force']);
  await docker(bench, ['network', 'prune', '--force']);
  await docker(bench, ['builder', 'prune', '--all', '--force']);
  const listed = await docker(bench, ['images', '--format', '{{.Repository}}:{{.Tag}}']);
  const kept = new Set(recipes.map(({ image }) => image));
  const others = [...lines(listed)].filter(
    (image) => !kept.has(image) && !image.includes('<none>'),
  );
  if (others.length > 0) await docker(bench, ['rmi', '--force', ...others]);
  await docker(bench, ['image', 'prune', '--force']);
  const there = new Set(lines(listed));
  for (const { image } of recipes) if (!there.has(image)) await pull(bench, image);
}

async function make(bench: ImageBench, { image, dockerfile, platform }: Recipe): Promise<void> {
  if (dockerfile === undefined) {
    const root = temporaryFolder('debian');
    const words = [join(recipeFolder, 'debian.sh'), root, certificateFile, image];
    await must(bench, 'bash', words, `${image} could not be made`);
    removeFolder(root);
    return;
  }
  const words = [
    ...['build', '--quiet', '--tag', image],
    ...['--file', join(recipeFolder, `${dockerfile}.Dockerfile`)],
    ...['--build-arg', `UV_VERSION=${pinnedUv}`],
    ...(platform === undefined ? [] : ['--platform', platform]),
    recipeFolder,
  ];
  await must(bench, 'docker', words, `${image} could not be made`);
}

async function push(bench: ImageBench, image: string): Promise<void> {
  const name = nameInRegistry(image, bench.registryPort);
  await docker(bench, ['tag', image, name]);
  await docker(bench, ['push', '--quiet', name]);
}

/** Images of Docker Hub come through the mirror under their own name, and so with a digest. */
async function pull(bench: ImageBench, image: string): Promise<void> {
  if (isOfHub(image)) {
    await docker(bench, ['pull', '--quiet', ...platformOf(image), image]);
    return;
  }
  const name = nameInRegistry(image, bench.registryPort);
  await docker(bench, ['pull', '--quiet', name]);
  await docker(bench, ['tag', name, image]);
  await docker(bench, ['rmi', name]);
}

function platformOf(image: string): readonly string[] {
  const platform = recipes.find((recipe) => recipe.image === image)?.platform;
  return platform === undefined ? [] : ['--platform', platform];
}

async function forgetImages(bench: ImageBench): Promise<void> {
  await all(bench, ['images', '--quiet'], ['rmi', '--force']);
  await docker(bench, ['builder', 'prune', '--all', '--force']);
}

/** A name without a host is one of Docker Hub; there, a name without a slash belongs to `library`. */
export function nameInRegistry(image: string, port: number): string {
  const name = isOfHub(image) && !image.includes('/') ? `library/${image}` : image;
  return `127.0.0.1:${port}/${name}`;
}

function isOfHub(image: string): boolean {
  const [first = '', ...rest] = image.split('/');
  return rest.length === 0 || !/[.:]/.test(first);
}

/** Gives everything that one command lists to another. */
async function all(
  bench: ImageBench,
  list: readonly string[],
  act: readonly string[],
): Promise<void> {
  const listed = [...new Set(lines(await docker(bench, list)))];
  if (listed.length > 0) await docker(bench, [...act, ...listed]);
}

function docker(bench: ImageBench, words: readonly string[]): Promise<string> {
  return must(bench, 'docker', words, `docker ${words.slice(0, 2).join(' ')} failed`);
}

async function must(
  { environment }: ImageBench,
  command: string,
  words: readonly string[],
  what: string,
): Promise<string> {
  const { code, output } = await runProgram(command, words, {
    folder: recipeFolder,
    environment,
    timeoutSeconds: makeSeconds,
  });
  if (code === 0) return output;
  throw new LabError(`Base images: ${what}: ${output.trim().split('\n').at(-1) ?? ''}`);
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '');
}
