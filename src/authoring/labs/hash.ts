import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  assembleOnce,
  contentFolder,
  labFolder,
  labPage,
  previousLab,
  type Assemble,
} from './assemble.ts';
import { parseBlocks, type PageBlocks } from './blocks.ts';
import { runSettings } from './pages.ts';
import { placedUnder, readTree, withoutPath, type Tree } from './tree.ts';

type Part = string | Uint8Array;

/** Hash of what a lab's receipt vouches for: its files, the code of its page and the solution it starts from. */
export function labHash(
  id: string,
  content: string = contentFolder,
  assemble: Assemble = assembleOnce(content),
): string {
  const folder = labFolder(id, content);
  const own = ['check', 'solution', 'starter'].flatMap((part) =>
    partsOfTree(placedUnder(part, readTree(join(folder, part)))),
  );
  const previous = previousLab(id, content);
  const base =
    previous === undefined
      ? []
      : ['builds on', ...partsOfTree(withoutPath(assemble(previous, 'solution'), 'check'))];
  return hashOf([...own, ...partsOfPage(parseBlocks(labPage(id, content))), ...base]);
}

/**
 * Hash of what a lesson's receipt vouches for: the code of the page, where it runs, the packages of its
 * environment, and the tree it starts with. Changed prose leaves it as it is.
 */
export function lessonHash(
  file: string,
  content: string = contentFolder,
  assemble: Assemble = assembleOnce(content),
): string {
  const source = readFileSync(file, 'utf8');
  const { environment, folder, engine } = runSettings(source);
  const parts: Part[] = [...partsOfPage(parseBlocks(source))];
  if (engine !== undefined) parts.push('engine', engine);
  if (environment !== undefined) {
    const tree = assemble(environment, folder === 'starter' ? 'starter' : 'solution');
    const lock = tree.get('uv.lock') ?? new Uint8Array();
    parts.push('environment', environment, folder, lock);
    if (folder !== 'empty') parts.push(...partsOfTree(tree));
  }
  return hashOf(parts);
}

/** Hash of a tree's paths and bytes. */
export function treeHash(tree: Tree): string {
  return hashOf(partsOfTree(tree));
}

function partsOfTree(tree: Tree): readonly Part[] {
  return [...tree].flat();
}

function partsOfPage({ blocks, snippets }: PageBlocks): readonly Part[] {
  return [
    ...blocks.flatMap(({ language, meta, text }) => ['block', language, meta, text]),
    ...snippets.flatMap(({ file, region }) => ['snippet', file, region ?? '']),
  ];
}

/** Each part is preceded by its length, so that no two lists of parts look alike. */
function hashOf(parts: readonly Part[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    hash.update(`${String(bytes.length)}:`).update(bytes);
  }
  return `sha256:${hash.digest('hex')}`;
}
