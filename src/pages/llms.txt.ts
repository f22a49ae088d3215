import type { APIRoute } from 'astro';
import { loadCurriculum } from '#catalog/curriculum.ts';
import { siteRoot } from '#components/site-root.ts';
import { llmsText } from '#curriculum/llms-text.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response(llmsText(await loadCurriculum(), siteRoot(site)));
