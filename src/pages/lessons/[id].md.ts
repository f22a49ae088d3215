import type { APIRoute } from 'astro';
import { twinPaths, twinText, type TwinPath } from '#catalog/twins.ts';
import { siteRoot } from '#components/site-root.ts';

export function getStaticPaths(): Promise<TwinPath[]> {
  return twinPaths(['lesson']);
}

export const GET: APIRoute<TwinPath['props']> = async ({ props, site }) =>
  new Response(await twinText(props.view, siteRoot(site)), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
