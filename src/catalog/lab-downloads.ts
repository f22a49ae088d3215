import type { LabPart } from '#authoring/labs/assemble.ts';
import { labZip, zipFolder } from '#authoring/labs/zip.ts';
import { allSteps } from '#curriculum/steps.ts';
import { loadCurriculum } from './curriculum.ts';

export type { LabPart };

/** What a learner can take from a lab's page. */
export interface Download {
  readonly part: LabPart;
  /** Below the site's root. */
  readonly address: string;
  readonly sizeKb: number;
  /** The folder it unpacks into. */
  readonly folder: string;
}

export const labParts: readonly LabPart[] = ['starter', 'solution'];

/** The two zip files of a lab. */
export function downloadsOf(lab: string): readonly Download[] {
  return labParts.map((part) => ({
    part,
    address: `labs/${lab}/${part}.zip`,
    sizeKb: Math.ceil(labZip(lab, part).length / 1000),
    folder: zipFolder(lab, part),
  }));
}

/** The addresses of all zip files. */
export async function zipPaths(): Promise<{ params: { id: string; part: LabPart } }[]> {
  const steps = allSteps(await loadCurriculum());
  return steps
    .filter(({ status, lab }) => status === 'open' && lab !== undefined)
    .flatMap(({ id }) => labParts.map((part) => ({ params: { id, part } })));
}

/** The bytes of one zip file: the same on every machine. */
export function zipBytes(lab: string, part: LabPart): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(labZip(lab, part));
}
