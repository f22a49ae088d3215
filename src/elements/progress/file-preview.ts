import { nameInUse } from '#browser/profile-name.ts';
import { readProgressFile } from '#browser/progress-file.ts';
import { inSlices } from '#browser/slices.ts';
import type { ProgressStore } from '#browser/store-types.ts';
import { differenceInSteps } from '#progress/difference.ts';
import type { FactSet } from '#progress/fact-set.ts';
import { largestExport } from '#progress/parse-export.ts';
import { previewLines } from '#progress/preview.ts';
import { fileOwnerWords } from './profile-words.ts';

/** What a chosen file holds, in words; without facts it cannot be brought in. */
export interface FilePreview {
  readonly status: string;
  readonly lines: readonly string[];
  readonly facts?: FactSet;
}

/** Reads a chosen file and tells what it would change. */
export async function previewOf(
  file: File,
  store: Pick<ProgressStore, 'facts'>,
): Promise<FilePreview> {
  if (file.size > largestExport)
    return { status: 'The file is larger than 8 MB. A saved file is smaller.', lines: [] };
  const read = await readProgressFile(file);
  if (read.kind !== 'read') return { status: `${read.why} Nothing was changed.`, lines: [] };
  const change = await inSlices(differenceInSteps(store.facts(), read.facts));
  const notes = [...fileOwnerWords(read.profile, nameInUse()), ...read.warnings];
  return {
    status: 'The file was read. Nothing is changed yet.',
    lines: change ? previewLines(change, read.refused, notes) : [],
    facts: read.facts,
  };
}
