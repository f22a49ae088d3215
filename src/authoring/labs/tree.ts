import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LabError } from './lab-error.ts';
import { didYouMean } from './did-you-mean.ts';

/** Files of a folder: path with forward slashes → bytes, text with `\n` as line end. Sorted by path. */
export type Tree = ReadonlyMap<string, Uint8Array>;

/** What an overlay changes: the files it adds or replaces, and the paths it deletes. */
export interface Overlay {
  readonly files: Tree;
  readonly removed: readonly string[];
}

const removedName = '.removed';
/** What tools leave behind; never part of a lab. */
const ignoredNames = new Set([
  '.DS_Store',
  '.coverage',
  '.git',
  '.hypothesis',
  '.ipynb_checkpoints',
  '.mypy_cache',
  '.progress',
  '.pytest_cache',
  '.ruff_cache',
  '.venv',
  'Thumbs.db',
  '__pycache__',
  'dist',
  'node_modules',
]);
const ignoredEndings = /(\.pyc|\.egg-info|\.swp|~)$/;
const badName = /[<>:"|?*\\\p{Cc}]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu;

/** Reads a folder without caches and virtual environments. A folder that does not exist is empty. */
export function readTree(folder: string): Tree {
  return existsSync(folder) ? sorted(filesBelow(folder, '')) : new Map();
}

/** Reads a folder of changes: its files, and the paths its `.removed` lists, one a line. */
export function readOverlay(folder: string): Overlay {
  const all = new Map(readTree(folder));
  const list = all.get(removedName);
  all.delete(removedName);
  const lines = list === undefined ? [] : new TextDecoder().decode(list).split('\n');
  const removed = lines.map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
  return { files: all, removed };
}

/**
 * Lays an overlay over a tree.
 *
 * @param origin what to call the overlay in a message
 * @throws LabError if it removes what is not there, or removes and adds one path
 */
export function withOverlay(base: Tree, overlay: Overlay, origin: string): Tree {
  const result = new Map(base);
  for (const path of overlay.removed) {
    const targets = below([...result.keys()], path);
    if (targets.length === 0)
      throw new LabError(
        `${origin}/${removedName} removes "${path}", which is not there.${didYouMean(path, [...base.keys()])}`,
      );
    if (overlay.files.has(path))
      throw new LabError(`${origin}/${removedName} removes "${path}", but the overlay holds it.`);
    for (const target of targets) result.delete(target);
  }
  for (const [path, bytes] of overlay.files) result.set(path, bytes);
  return checkedNames(sorted([...result]), origin);
}

/** The files of a tree under a folder's name: `check/grade.py` for `grade.py`. */
export function placedUnder(folder: string, tree: Tree): Tree {
  return new Map([...tree].map(([path, bytes]) => [`${folder}/${path}`, bytes]));
}

/** A tree without what stands at or below a path. */
export function withoutPath(tree: Tree, path: string): Tree {
  const gone = new Set(below([...tree.keys()], path));
  return new Map([...tree].filter(([name]) => !gone.has(name)));
}

/** Writes a tree below a folder, which is made if need be. Scripts that begin with `#!` become executable. */
export function writeTree(tree: Tree, folder: string): void {
  for (const [path, bytes] of tree) {
    const target = join(folder, ...path.split('/'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bytes, { mode: isScript(bytes) ? 0o755 : 0o644 });
  }
}

/** True for a file that a shell can start by name. */
export function isScript(bytes: Uint8Array): boolean {
  return bytes[0] === 0x23 && bytes[1] === 0x21;
}

/** Text gets `\n` as line end; bytes that are no text stay as they are. */
function normalised(bytes: Uint8Array): Uint8Array {
  if (bytes.includes(0) || !bytes.includes(0x0d)) return bytes;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return new TextEncoder().encode(text.replaceAll('\r\n', '\n'));
  } catch {
    return bytes;
  }
}

function filesBelow(folder: string, prefix: string): readonly [string, Uint8Array][] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    if (isIgnored(entry.name)) return [];
    if (entry.isSymbolicLink())
      throw new LabError(
        `${join(folder, path)} is a symbolic link; Windows and zip files need a plain file.`,
      );
    if (entry.isDirectory()) return filesBelow(folder, path);
    return [[path, normalised(readFileSync(join(folder, path)))] as [string, Uint8Array]];
  });
}

function isIgnored(name: string): boolean {
  return ignoredNames.has(name) || ignoredEndings.test(name);
}

function below(paths: readonly string[], path: string): readonly string[] {
  const folder = path.endsWith('/') ? path : `${path}/`;
  return paths.filter((name) => name === path || name.startsWith(folder));
}

/** By code unit, not by locale: the same order on every machine. */
function sorted(files: readonly (readonly [string, Uint8Array])[]): Tree {
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function checkedNames(tree: Tree, origin: string): Tree {
  const seen = new Map<string, string>();
  for (const path of tree.keys()) {
    const bad = path.split('/').find((part) => badName.test(part));
    if (bad !== undefined)
      throw new LabError(`${origin}: Windows cannot hold a file named "${path}".`);
    const twin = seen.get(path.toLowerCase());
    if (twin !== undefined)
      throw new LabError(`${origin}: "${twin}" and "${path}" are one file on Windows and macOS.`);
    seen.set(path.toLowerCase(), path);
  }
  return tree;
}
