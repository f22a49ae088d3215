import example from './layer-cache.json' with { type: 'json' };

/** What a line of a Dockerfile depends on, beside the line above it. */
export type Input = keyof typeof example.causes;

/** Something that happened since the last build. */
export interface Change {
  readonly id: string;
  readonly text: string;
  readonly touches: readonly Input[];
  /** Nothing was ever built here: the mounts are empty too. */
  readonly isFirst?: boolean;
}

/** One line of a Dockerfile, with what it costs when it is run. */
export interface Line {
  readonly text: string;
  /** A stage before the last one. */
  readonly stage?: string;
  readonly reads?: readonly Input[];
  /** The stage whose files it copies. */
  readonly copies?: string;
  readonly seconds?: number;
  /** Seconds with downloads kept in a cache mount. */
  readonly warmSeconds?: number;
  /** Size of its layer on disk. */
  readonly megabytes?: number;
  /** The line that installs the packages. */
  readonly isInstall?: boolean;
}

/** A Dockerfile. */
export interface Recipe {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly Line[];
}

/** A line after a build. */
export interface Layer {
  readonly text: string;
  readonly state: 'cached' | 'built';
  /** Why it was built; empty for a line from the cache. */
  readonly why: string;
  /** Spent in this build; 0 from the cache. */
  readonly seconds: number;
  readonly megabytes: number;
  /** Begins a stage. */
  readonly isStart: boolean;
  readonly isInstall: boolean;
  /** Part of the image, and not of a stage left behind. */
  readonly isShipped: boolean;
}

/** What a build did. */
export interface Build {
  readonly layers: readonly Layer[];
  /** From start to end; stages that do not wait for each other run at once. */
  readonly seconds: number;
  /** Layers of the image that a registry or a server does not have yet. */
  readonly newMegabytes: number;
  readonly imageMegabytes: number;
}

/** What may have happened since the last build. The figures are an example, not a measurement. */
export const changes = example.changes as readonly Change[];

/** Three orders of the same Dockerfile. */
export const recipes = example.recipes as readonly Recipe[];

/** What a line costs that says nothing about it. */
const free = { seconds: 0, megabytes: 0, isInstall: false };

const mount = 'RUN --mount=type=cache,target=/root/.cache/uv ';

/**
 * Builds a Dockerfile that was built before, after one change.
 *
 * A line comes from the cache when the line above it did, its own words are the same, and the files
 * it copies have the same checksums; the time of a file does not count, and nor does what a command
 * would download today. `COPY --from` compares files too: here every change that runs the other
 * stage again also changes its files.
 *
 * @see https://docs.docker.com/build/cache/invalidation/
 */
export function build(recipe: Recipe, change: Change, options: { hasMount: boolean }): Build {
  const ends = new Map<string | undefined, number>();
  const layers: Layer[] = [];
  for (const line of recipe.lines) {
    const above = ends.has(line.stage) ? layers.at(-1) : undefined;
    const why = cause(line, change, above, copiedFrom(line, recipe, layers));
    const layer = layerOf(line, why, { ...options, isStart: !above, isFirst: !!change.isFirst });
    layers.push(layer);
    const begin = Math.max(
      ends.get(line.stage) ?? 0,
      line.copies ? (ends.get(line.copies) ?? 0) : 0,
    );
    ends.set(line.stage, begin + layer.seconds);
  }
  const shipped = layers.filter(({ isShipped }) => isShipped);
  return {
    layers,
    seconds: Math.max(...ends.values()),
    newMegabytes: sum(shipped.filter(({ state }) => state === 'built')),
    imageMegabytes: sum(shipped),
  };
}

/** One sentence about a build. */
export function buildWords({ layers, seconds, newMegabytes, imageMegabytes }: Build): string {
  const count = layers.filter(({ state }) => state === 'built').length;
  const image = `the image has ${megabyteWords(imageMegabytes)}`;
  if (count === 0) return `All ${layers.length} lines come from the cache; ${image}.`;
  const isInstalled = layers.some((layer) => layer.isInstall && layer.state === 'built');
  const packages = isInstalled ? 'are installed again' : 'stay';
  return `${count} of ${layers.length} lines are built again in ${secondWords(seconds)}; the packages ${packages}. ${megabyteWords(newMegabytes)} are new; ${image}.`;
}

/** What became of one line, and what it cost. */
export function layerWords({ state, why, seconds, megabytes }: Layer): string {
  const size = megabytes > 0 ? ` · ${megabyteWords(megabytes)}` : '';
  if (state === 'cached') return `from the cache${size}`;
  return `built again: ${why}${seconds > 0 ? ` · ${secondWords(seconds)}` : ''}${size}`;
}

/** Seconds as people say them: none below 0.05, one decimal below 1. */
export function secondWords(seconds: number): string {
  return `${Number(seconds.toFixed(seconds < 1 ? 1 : 0))} s`;
}

/** Megabytes as people say them: one decimal below 1. */
export function megabyteWords(megabytes: number): string {
  return `${Number(megabytes.toFixed(megabytes < 1 ? 1 : 0))} MB`;
}

function cause(
  { reads = [], copies }: Line,
  { touches }: Change,
  above: Layer | undefined,
  source: Layer | undefined,
): string {
  const own = reads.find((input) => touches.includes(input));
  if (own) return example.causes[own];
  if (above?.state === 'built') return 'the line above was built again';
  return source?.state === 'built' ? `the stage "${copies ?? ''}" has other files` : '';
}

/** The last line of the stage that a line copies from. */
function copiedFrom(
  { copies }: Line,
  { lines }: Recipe,
  layers: readonly Layer[],
): Layer | undefined {
  return copies === undefined
    ? undefined
    : layers.findLast((_, place) => lines[place]?.stage === copies);
}

function layerOf(
  line: Line,
  why: string,
  options: { hasMount: boolean; isStart: boolean; isFirst: boolean },
): Layer {
  const { seconds, warmSeconds, megabytes, isInstall } = { ...free, ...line };
  const { hasMount, isStart, isFirst } = options;
  const isWarm = hasMount && !isFirst;
  const cost = isWarm ? (warmSeconds ?? seconds) : seconds;
  return {
    text: isInstall && hasMount ? line.text.replace('RUN ', mount) : line.text,
    ...(why === '' ? { state: 'cached', seconds: 0 } : { state: 'built', seconds: cost }),
    ...{ why, megabytes, isStart, isInstall, isShipped: line.stage === undefined },
  };
}

function sum(layers: readonly Layer[]): number {
  return layers.reduce((total, { megabytes }) => total + megabytes, 0);
}
