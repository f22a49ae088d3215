import { addressOf } from './address.ts';
import { pageAddress } from './search-facts.ts';
import { allSteps } from './steps.ts';
import type { Curriculum } from './types.ts';

/** A page search engines may list. */
export interface SitePage {
  /** Below the site's root. */
  readonly address: string;
  /** The day it last changed, where that is known. */
  readonly changed?: string;
}

/** Every page of the site that may be listed. The learner's own progress is not for others. */
export function sitePages(curriculum: Curriculum): readonly SitePage[] {
  const { projects, technologies, certifications, pages, errors } = curriculum;
  const open = allSteps(curriculum).filter((step) => step.status === 'open');
  const fixed = ['', 'path/', 'search/', 'technologies/', 'certifications/', 'choose-a-platform/'];
  return [
    ...fixed.map((address) => ({ address })),
    ...projects.map(({ id }) => ({ address: `projects/${id}/` })),
    ...open.map((step) => dated(addressOf(step), step.changed?.date)),
    ...technologies.map(({ id, checked }) => dated(`technologies/${id}/`, checked)),
    ...certifications.map(({ id, checked }) => dated(`certifications/${id}/`, checked)),
    { address: 'glossary/' },
    dated('errors/', latest(errors.map(({ checked }) => checked))),
    ...pages.map(({ id, changed }) => dated(pageAddress(id), changed.date)),
  ];
}

function dated(address: string, changed: string | undefined): SitePage {
  return { address, ...(changed !== undefined && { changed }) };
}

function latest(days: readonly string[]): string | undefined {
  return days.toSorted().at(-1);
}

/**
 * The sitemap of some pages.
 *
 * @param root the site's address with a slash at its end
 */
export function sitemapXml(pages: readonly SitePage[], root: string): string {
  const entries = pages.map(
    ({ address, changed }) =>
      `<url><loc>${escapeXml(root + address)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`;
}

/** Text as it may stand in XML. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
