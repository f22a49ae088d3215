import type { APIRoute } from 'astro';
import { loadCurriculum } from '#catalog/curriculum.ts';
import { siteRoot } from '#components/site-root.ts';
import { sitemapXml, sitePages } from '#curriculum/site-pages.ts';

export const GET: APIRoute = async ({ site }) =>
  new Response(sitemapXml(sitePages(await loadCurriculum()), siteRoot(site)), {
    headers: { 'content-type': 'application/xml' },
  });
