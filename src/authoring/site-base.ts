import { env } from 'node:process';

/**
 * Where the site lives below its domain, with both slashes. Set SITE_BASE to the repository's name
 * on GitHub Pages, or to `/` for a domain of its own.
 */
export const siteBase = withSlashes(env['SITE_BASE'] ?? 'mlops-deployment');

/** The domain, for addresses that must be absolute: link previews, sitemap. */
export const siteOrigin = env['SITE_ORIGIN'] ?? 'https://mlops-deployment.github.io';

function withSlashes(path: string): string {
  const bare = path.replace(/^\/+|\/+$/g, '');
  return bare === '' ? '/' : `/${bare}/`;
}
