import { zipSync, type Zippable } from 'fflate';
import { assembled, contentFolder, type LabPart } from './assemble.ts';
import { isScript, type Tree } from './tree.ts';

/**
 * The time every file in a zip carries. Zip files hold local time, so it is built from local parts:
 * the bytes are the same in every time zone.
 */
const zipTime = new Date(2026, 0, 1, 12, 0, 0);
const unix = 3;

/** The folder a zip unpacks into. The solution has its own, so that it never overwrites the learner's work. */
export function zipFolder(id: string, part: LabPart): string {
  return part === 'starter' ? id : `${id}-solution`;
}

/** The whole tree of a lab as a zip file. The same bytes on every machine. */
export function labZip(id: string, part: LabPart, content: string = contentFolder): Uint8Array {
  return zipOf(assembled(id, part, content), zipFolder(id, part));
}

/** A tree as a zip file, below one folder, in the order of its paths. */
export function zipOf(tree: Tree, folder: string): Uint8Array {
  const files: Zippable = {};
  for (const [path, bytes] of tree) {
    const mode = isScript(bytes) ? 0o100755 : 0o100644;
    files[`${folder}/${path}`] = [
      bytes,
      { mtime: zipTime, os: unix, attrs: mode * 0x10000, level: 9 },
    ];
  }
  return zipSync(files);
}
