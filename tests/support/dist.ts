import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { env } from 'node:process';

/** The built site under test. */
export const distFolder = resolve(env['DIST'] ?? `${import.meta.dirname}/../../dist`);

/** Every file of a folder, as paths with forward slashes, sorted. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

/** The addresses of all pages of a built site, below its base: ``, `path/`, `lessons/x/`. */
export function pagesOf(folder: string = distFolder): readonly string[] {
  return filesBelow(folder)
    .filter((file) => file.endsWith('index.html'))
    .map((file) => file.slice(0, -'index.html'.length));
}

/** The HTML of one page. */
export function htmlOf(page: string, folder: string = distFolder): string {
  return readFileSync(join(folder, page === '404.html' ? page : `${page}index.html`), 'utf8');
}

/** Whether a page only sends the reader on to another one. */
export function isRedirect(html: string): boolean {
  return html.includes('http-equiv="refresh"');
}
