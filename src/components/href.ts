/**
 * The address of something on this site, base path included. The only way to write an internal link.
 *
 * @param path below the site's root, without a leading slash: `lessons/notebook-to-package/`
 */
export function href(path: string): string {
  const base = import.meta.env.BASE_URL;
  return `${base.endsWith('/') ? base : `${base}/`}${path}`;
}
