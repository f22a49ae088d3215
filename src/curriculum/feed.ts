import { addressOf } from './address.ts';
import { escapeXml } from './site-pages.ts';
import { allSteps } from './steps.ts';
import type { Curriculum, Step } from './types.ts';

/** Something new: a step was written or changed, or its code ran again. */
export interface FeedItem {
  readonly title: string;
  /** Below the site's root. */
  readonly address: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly text: string;
}

const mostItems = 50;

/**
 * What happened to open steps, newest first.
 *
 * @param verifiedOn the day a step's code last ran, as YYYY-MM-DD; undefined where none did
 */
export function feedItems(
  curriculum: Pick<Curriculum, 'projects'>,
  verifiedOn: (step: Step) => string | undefined,
): readonly FeedItem[] {
  return allSteps(curriculum)
    .filter((step) => step.status === 'open')
    .flatMap((step) => itemsOf(step, verifiedOn(step)))
    .toSorted((a, b) => b.day.localeCompare(a.day) || a.address.localeCompare(b.address))
    .slice(0, mostItems);
}

function itemsOf(step: Step, verified: string | undefined): readonly FeedItem[] {
  const { changed, title, summary = '' } = step;
  const address = addressOf(step);
  const items: FeedItem[] = [];
  if (changed)
    items.push({ title, address, day: changed.date, text: `${changed.note} ${summary}` });
  if (verified !== undefined && verified > (changed?.date ?? ''))
    items.push({
      title: `${title}: ran again`,
      address,
      day: verified,
      text: `Its code ran again on ${verified} and gave the output that the page shows.`,
    });
  return items;
}

/**
 * The feed as RSS 2.0.
 *
 * @param root the site's address with a slash at its end
 */
export function feedXml(items: readonly FeedItem[], root: string): string {
  const entries = items.map(({ title, address, day, text }) =>
    [
      '<item>',
      `<title>${escapeXml(title)}</title>`,
      `<link>${escapeXml(root + address)}</link>`,
      `<guid isPermaLink="false">${escapeXml(`${root}${address}#${day}`)}</guid>`,
      `<pubDate>${new Date(`${day}T00:00:00Z`).toUTCString()}</pubDate>`,
      `<description>${escapeXml(text)}</description>`,
      '</item>',
    ].join(''),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    '<title>MLOps and Deployment</title>',
    `<link>${escapeXml(root)}</link>`,
    '<description>New, changed and newly verified lessons and labs.</description>',
    '<language>en</language>',
    `<atom:link href="${escapeXml(root)}feed.xml" rel="self" type="application/rss+xml"/>`,
    ...entries,
    '</channel></rss>',
    '',
  ].join('\n');
}
