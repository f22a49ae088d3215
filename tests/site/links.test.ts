import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { expect, test } from 'vitest';
import { siteBase, siteOrigin } from '../../src/authoring/site-base.ts';
import { distFolder, filesBelow, htmlOf, pagesOf } from '../support/dist.ts';

const root = join(import.meta.dirname, '..', '..');

/** Every address in a page that must be answered by the site itself. */
function addressesOf(html: string): readonly string[] {
  const body = html.replaceAll(/<script type="application\/ld\+json">[^]*?<\/script>/g, '');
  return [...body.matchAll(/\s(?:href|src|data-page|content)="([^"]*)"/g)]
    .filter(([attribute]) => !/^\scontent="#/.test(attribute))
    .map(([, address]) => (address ?? '').replaceAll('&amp;', '&'))
    .filter(
      (address) =>
        address.startsWith('/') || address.startsWith('#') || address.startsWith(siteOrigin),
    );
}

const idsOf = (html: string) => new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));

function brokenLinks(folder: string, base: string): readonly string[] {
  const ids = new Map(pagesOf(folder).map((page) => [page, idsOf(htmlOf(page, folder))]));
  const pages = [...pagesOf(folder), '404.html'];
  return pages.flatMap((page) =>
    addressesOf(htmlOf(page, folder))
      .map((address) => ({ address, fault: faultOf(address, page, { folder, base, ids }) }))
      .filter(({ fault }) => fault !== undefined)
      .map(({ address, fault }) => `${page || '/'}: ${address} ${String(fault)}`),
  );
}

interface Site {
  readonly folder: string;
  readonly base: string;
  readonly ids: ReadonlyMap<string, ReadonlySet<string | undefined>>;
}

function faultOf(address: string, page: string, { folder, base, ids }: Site): string | undefined {
  const url = new URL(address, `${siteOrigin}${base}${page}`);
  if (!url.pathname.startsWith(base)) return 'leaves the base path';
  const path = decodeURIComponent(url.pathname.slice(base.length));
  const file = join(folder, path);
  if (!existsSync(file)) return 'does not exist';
  if (statSync(file).isDirectory() && !path.endsWith('/') && path !== '')
    return 'lacks its trailing slash';
  if (statSync(file).isDirectory() && !existsSync(join(file, 'index.html'))) return 'has no page';
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor === '' || page === '404.html') return undefined;
  return ids.get(path)?.has(anchor) ? undefined : `has no anchor #${anchor}`;
}

test('every internal link, anchor and asset resolves under the base path', () => {
  expect(brokenLinks(distFolder, siteBase)).toEqual([]);
});

test('every internal link, anchor and asset resolves at the root of a domain', () => {
  const outDir = join(root, 'node_modules', '.cache', 'dist-at-root');
  const { status, stderr, stdout } = spawnSync(
    execPath,
    [join(root, 'node_modules/astro/bin/astro.mjs'), 'build', '--outDir', outDir],
    { cwd: root, encoding: 'utf8', env: { ...env, SITE_BASE: '/', ASTRO_TELEMETRY_DISABLED: '1' } },
  );
  expect(status, `${stdout}${stderr}`.slice(-2000)).toBe(0);
  expect(brokenLinks(outDir, '/')).toEqual([]);
}, 300_000);

test('every asset a style sheet names is there', () => {
  const missing = filesBelow(distFolder)
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) => [
      ...readFileSync(join(distFolder, file), 'utf8').matchAll(/url\(([^)]+)\)/g),
    ])
    .map(([, address]) => (address ?? '').replaceAll(/["']/g, ''))
    .filter((address) => !existsSync(join(distFolder, address.slice(siteBase.length))));
  expect(missing).toEqual([]);
});

test('every page that search engines may list is in the sitemap, and nothing else', () => {
  const sitemap = readFileSync(join(distFolder, 'sitemap.xml'), 'utf8');
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
  const expected = pagesOf()
    .filter((page) => !htmlOf(page).includes('name="robots" content="noindex"'))
    .map((page) => `${siteOrigin}${siteBase}${page}`);
  expect(listed.toSorted()).toEqual(expected.toSorted());
});
