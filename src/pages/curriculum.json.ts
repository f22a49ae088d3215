import type { APIRoute } from 'astro';
import { loadCurriculum } from '#catalog/curriculum.ts';
import { siteRoot } from '#components/site-root.ts';
import { curriculumFile } from '#curriculum/curriculum-file.ts';

export const GET: APIRoute = async ({ site }) =>
  Response.json(curriculumFile(await loadCurriculum(), siteRoot(site)));
