import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The files the gate looks at, wherever they are kept. Paths are below the root, with forward slashes. */
export interface ContentReader {
  readonly paths: readonly string[];
  /** The bytes of one of `paths`. The same file gives the same array again: what was read from it is remembered. */
  read(path: string): Uint8Array;
}

/** Besides the content: which pages, anchors and components there are, and what is copied as is. */
const folders = ['content', 'public', 'src/components', 'src/layouts', 'src/mdx', 'src/pages'];

/** Folders and files that tools leave behind. */
const leftovers =
  /^(\.DS_Store|\.coverage|\.git|\.hypothesis|\.ipynb_checkpoints|\.mypy_cache|\.progress|\.pytest_cache|\.ruff_cache|\.venv|Thumbs\.db|__pycache__|dist|node_modules)$|(\.pyc|\.egg-info|\.swp|~)$/;

/** Reads a checkout of this repository. */
export function diskReader(root: string): ContentReader {
  const paths = folders.flatMap((folder) => filesBelow(root, folder));
  const bytes = new Map<string, Uint8Array>();
  return {
    paths,
    read(path) {
      const known = bytes.get(path) ?? readFileSync(join(root, path));
      bytes.set(path, known);
      return known;
    },
  };
}

function filesBelow(root: string, folder: string): readonly string[] {
  return entriesOf(root, folder).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (leftovers.test(entry.name)) return [];
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}

/** Sorted by code unit: the same order on every machine. A folder that is not there is empty. */
function entriesOf(root: string, folder: string) {
  try {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** The files of another reader with some of them changed, added, or (undefined) taken away. */
export function withChanges(
  reader: ContentReader,
  changes: ReadonlyMap<string, Uint8Array | undefined>,
): ContentReader {
  const kept = reader.paths.filter((path) => !changes.has(path));
  const written = [...changes].flatMap(([path, bytes]) => (bytes ? [path] : []));
  return {
    paths: [...kept, ...written].sort(),
    read: (path) => changes.get(path) ?? reader.read(path),
  };
}
