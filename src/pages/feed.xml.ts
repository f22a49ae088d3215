import type { APIRoute } from 'astro';
import { loadCurriculum } from '#catalog/curriculum.ts';
import { receiptOf } from '#catalog/receipts.ts';
import { siteRoot } from '#components/site-root.ts';
import { feedItems, feedXml } from '#curriculum/feed.ts';

export const GET: APIRoute = async ({ site }) => {
  const items = feedItems(await loadCurriculum(), (step) => receiptOf(step)?.date);
  return new Response(feedXml(items, siteRoot(site)), {
    headers: { 'content-type': 'application/rss+xml' },
  });
};
