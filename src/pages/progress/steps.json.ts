import type { APIRoute } from 'astro';
import { loadCurriculum } from '#catalog/curriculum.ts';
import { tickedParts } from '#catalog/step-pages.ts';
import { versionNames } from '#catalog/step-version.ts';
import { progressFile } from '#curriculum/progress-file.ts';

export const GET: APIRoute = async () => {
  const curriculum = await loadCurriculum();
  const parts = await tickedParts(curriculum);
  return Response.json(progressFile(curriculum, parts, await versionNames(curriculum)));
};
