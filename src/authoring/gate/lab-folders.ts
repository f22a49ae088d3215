import { wholeFile, type Finding } from '#curriculum/problem-finding.ts';
import type { ContentReader } from './reader.ts';

const parts = {
  'lab.mdx': 'page',
  'starter/': 'starter',
  'solution/': 'solution',
  'check/': 'check',
} as const;

/** Labs without a page, a starter, a solution or a check. */
export function labFolderFindings(reader: ContentReader): readonly Finding[] {
  const labs = new Set(
    reader.paths.flatMap((path) => /^content\/labs\/([^/]+)\//.exec(path)?.[1] ?? []),
  );
  return [...labs].flatMap((lab) => {
    const folder = `content/labs/${lab}/`;
    const has = (part: string): boolean =>
      reader.paths.some((path) => path.startsWith(folder + part));
    const missing = Object.entries(parts).filter(([part]) => !has(part));
    if (missing.length === 0) return [];
    return [
      {
        kind: 'incomplete-lab' as const,
        file: folder + (has('lab.mdx') ? 'lab.mdx' : firstBelow(reader, folder)),
        place: wholeFile,
        message: `The lab "${lab}" has no ${missing.map(([, word]) => word).join(', no ')}.`,
        mend: `write ${missing.map(([part]) => folder + part).join(', ')}`,
      },
    ];
  });
}

function firstBelow(reader: ContentReader, folder: string): string {
  return reader.paths.find((path) => path.startsWith(folder))?.slice(folder.length) ?? '';
}
