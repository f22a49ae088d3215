import type { APIRoute } from 'astro';
import { loadCurriculum } from '#catalog/curriculum.ts';
import { tickedParts } from '#catalog/step-pages.ts';
import { progressFile } from '#curriculum/progress-file.ts';

export const GET: APIRoute = async () => {
  const curriculum = await loadCurriculum();
  return Response.json(progressFile(curriculum, await tickedParts(curriculum)));
};
