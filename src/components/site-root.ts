import { href } from './href.ts';

/**
 * The site's own address with a slash at its end, for files that are read away from it.
 *
 * @param site the origin from Astro's configuration
 */
export function siteRoot(site: URL | undefined): string {
  return new URL(href(''), site).href;
}
