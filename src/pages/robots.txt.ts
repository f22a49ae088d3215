import type { APIRoute } from 'astro';
import { siteRoot } from '#components/site-root.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${siteRoot(site)}sitemap.xml\n`);
