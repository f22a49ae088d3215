import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { frontMatter, isRecord } from './front-matter.ts';
import { LabError } from './lab-error.ts';
import { didYouMean } from './did-you-mean.ts';
import { placedUnder, readOverlay, readTree, withOverlay, withoutPath, type Tree } from './tree.ts';

/** What a learner can take: the start of the lab, or its end. */
export type LabPart = 'starter' | 'solution';

/** A planted fault: what it damages, and the hint the grader must give. */
export interface Fault {
  readonly id: string;
  readonly summary: string;
  readonly hint: string;
  /** The assembled solution with the fault in it. */
  readonly tree: Tree;
}

/** The content folder of this repository; commands and the build run at its root. */
export const contentFolder = resolve('content');

/** Ids of all labs that have a page, sorted. */
export function labIds(content: string = contentFolder): readonly string[] {
  const labs = join(content, 'labs');
  if (!existsSync(labs)) return [];
  return readdirSync(labs)
    .filter((id) => existsSync(join(labs, id, 'lab.mdx')))
    .sort();
}

/** The folder of a lab. */
export function labFolder(id: string, content: string = contentFolder): string {
  const ids = labIds(content);
  if (!ids.includes(id))
    throw new LabError(
      `There is no lab "${id}".${didYouMean(id, ids)} Labs: ${ids.join(', ') || 'none'}.`,
    );
  return join(content, 'labs', id);
}

/** The text of a lab's page. */
export function labPage(id: string, content: string = contentFolder): string {
  return readFileSync(join(labFolder(id, content), 'lab.mdx'), 'utf8');
}

/** The lab whose solution this one starts from, if any. */
export function previousLab(id: string, content: string = contentFolder): string | undefined {
  const { buildsOn } = frontMatter(labPage(id, content));
  return typeof buildsOn === 'string' ? buildsOn : undefined;
}

/** The whole tree of a lab: the solutions before it, its own overlay, and its grader as `check/`. */
export function assembled(id: string, part: LabPart, content: string = contentFolder): Tree {
  const own = withParts(id, part, content, []);
  const check = withoutPath(readTree(join(labFolder(id, content), 'check')), 'faults');
  return withOverlay(
    own,
    { files: placedUnder('check', check), removed: [] },
    `content/labs/${id}/check`,
  );
}

/** Puts the tree of a lab together. */
export type Assemble = (id: string, part: LabPart) => Tree;

/** Puts each tree together once: for many questions about files that nobody changes meanwhile. */
export function assembleOnce(content: string): Assemble {
  const known = new Map<string, Tree>();
  return (id, part) => {
    const name = `${id}/${part}`;
    const tree = known.get(name) ?? assembled(id, part, content);
    known.set(name, tree);
    return tree;
  };
}

/** The planted faults of a lab, each laid over the solution. */
export function faultsOf(id: string, content: string = contentFolder): readonly Fault[] {
  const folder = join(labFolder(id, content), 'check', 'faults');
  if (!existsSync(folder)) return [];
  const solution = assembled(id, 'solution', content);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) =>
      readFault(join(folder, name), `content/labs/${id}/check/faults/${name}`, name, solution),
    );
}

/** The solution of a lab without its grader; what the next lab is laid over. */
function withParts(id: string, part: LabPart, content: string, after: readonly string[]): Tree {
  if (after.includes(id))
    throw new LabError(`Labs build on each other in a circle: ${[...after, id].join(' → ')}.`);
  const folder = labFolder(id, content);
  const previous = previousLab(id, content);
  const base: Tree =
    previous === undefined ? new Map() : withParts(previous, 'solution', content, [...after, id]);
  return withOverlay(base, readOverlay(join(folder, part)), `content/labs/${id}/${part}`);
}

function readFault(folder: string, origin: string, id: string, solution: Tree): Fault {
  const { summary, hint } = readDescription(folder, origin);
  const overlay = readOverlay(join(folder, 'files'));
  const touched = [...overlay.files.keys(), ...overlay.removed];
  if (touched.length === 0)
    throw new LabError(`${origin}/files is empty: the fault changes nothing.`);
  const grader = touched.find((path) => path === 'check' || path.startsWith('check/'));
  if (grader !== undefined)
    throw new LabError(`${origin}/files changes ${grader}; a fault may not change the grader.`);
  return { id, summary, hint, tree: withOverlay(solution, overlay, `${origin}/files`) };
}

function readDescription(folder: string, origin: string): { summary: string; hint: string } {
  const file = join(folder, 'fault.yaml');
  if (!existsSync(file))
    throw new LabError(`${origin}/fault.yaml is missing. Write summary and hint.`);
  const value: unknown = parse(readFileSync(file, 'utf8'));
  const { summary, hint } = isRecord(value) ? value : {};
  if (typeof summary !== 'string' || typeof hint !== 'string' || !summary.trim() || !hint.trim())
    throw new LabError(`${origin}/fault.yaml must hold summary and hint, one line of text each.`);
  return { summary: summary.trim(), hint: hint.trim() };
}
