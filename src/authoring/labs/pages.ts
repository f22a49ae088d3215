import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { contentFolder, labIds, labPage, type LabPart } from './assemble.ts';
import { parseBlocks, type Block } from './blocks.ts';
import { frontMatter, isRecord } from './front-matter.ts';

/** What a page may need besides Python: a container engine. */
export type EngineName = 'docker';

/** Where the blocks of a page run. */
export interface RunSettings {
  /** The lab whose lock file gives the Python packages. */
  readonly environment?: string;
  /** What the working folder holds at the start. */
  readonly folder: 'empty' | LabPart;
  /** The engine its blocks need. */
  readonly engine?: EngineName;
}

/** A page whose code can be run. */
export interface Page extends RunSettings {
  /** Id of the lesson or lab. */
  readonly id: string;
  readonly kind: 'lesson' | 'lab';
  /** Where it stands, as messages name it: `content/projects/…`. */
  readonly file: string;
  /** The same as a path of this machine. */
  readonly path: string;
  readonly source: string;
  readonly blocks: readonly Block[];
}

/** Where a lesson's blocks run, as its front matter says. */
export function runSettings(source: string): RunSettings {
  const { run } = frontMatter(source);
  const { environment, folder, engine } = isRecord(run) ? run : {};
  return {
    folder: folder === 'starter' || folder === 'solution' ? folder : 'empty',
    ...(typeof environment === 'string' ? { environment } : {}),
    ...engineField(engine),
  };
}

/** The engine that a lab's page and grader need, as its front matter says. */
export function labEngine(source: string): { readonly engine?: EngineName } {
  const { needs } = frontMatter(source);
  return engineField(isRecord(needs) ? needs['engine'] : undefined);
}

/** Every lesson, sorted by path. */
export function lessonPages(content: string = contentFolder): readonly Page[] {
  if (!existsSync(join(content, 'projects'))) return [];
  return globSync('projects/*/*/*.mdx', { cwd: content })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => lessonPage(path, content));
}

/** The page of every lab. It runs in the lab's own starter, with the lab's own packages. */
export function labPages(content: string = contentFolder): readonly Page[] {
  return labIds(content).map((id) => {
    const source = labPage(id, content);
    return {
      id,
      kind: 'lab',
      file: `content/labs/${id}/lab.mdx`,
      path: join(content, 'labs', id, 'lab.mdx'),
      source,
      blocks: parseBlocks(source).blocks,
      environment: id,
      folder: 'starter',
      ...labEngine(source),
    };
  });
}

/** True when something on the page is executed or written. */
export function hasCodeToRun({ blocks }: Pick<Page, 'blocks'>): boolean {
  return blocks.some(({ kind }) => kind === 'run' || kind === 'save');
}

function engineField(value: unknown): { readonly engine?: EngineName } {
  return value === 'docker' ? { engine: value } : {};
}

function lessonPage(path: string, content: string): Page {
  const absolute = join(content, ...path.split('/'));
  const source = readFileSync(absolute, 'utf8');
  return {
    id: basename(path, '.mdx'),
    kind: 'lesson',
    file: `content/${path}`,
    path: absolute,
    source,
    blocks: parseBlocks(source).blocks,
    ...runSettings(source),
  };
}
