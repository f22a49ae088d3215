import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A file of the copy: path below the site's root, first 12 bytes of its SHA-256, part. */
type OfflineFile = readonly [path: string, hash: string, part: string];

/** A project that can be downloaded. */
interface OfflinePart {
  readonly id: string;
  readonly title: string;
  /** What the download weighs as it is sent, in bytes. */
  readonly bytes: number;
}

/** What offline.json holds. */
export interface OfflineList {
  /** Names these files; other files are another build. */
  readonly build: string;
  /** What every download holds: reference pages, search, progress, review. */
  readonly sharedBytes: number;
  readonly parts: readonly OfflinePart[];
  readonly files: readonly OfflineFile[];
}

interface CurriculumJson {
  readonly projects: readonly {
    readonly id: string;
    readonly title: string;
    readonly modules: readonly { readonly steps: readonly { readonly url?: string }[] }[];
  }[];
}

/** For machines and link previews; the worker never serves itself or its list. */
const leftOut =
  /^(og\/|schemas\/|sitemap\.xml|robots\.txt|feed\.xml|llms\.txt|curriculum\.json|404\.html|sw\.js|offline\.json)|\.md$/;

/** Most files and bytes of the whole copy: a phone on a metered line must be able to take it. */
export const mostFiles = 900;
export const mostBytes = 6_000_000;

/**
 * Lists the files a learner may download for reading offline.
 *
 * @param site folder of the built site
 * @throws when the copy has outgrown its budget
 */
export function offlineList(site: string): OfflineList {
  const { projects } = JSON.parse(
    readFileSync(join(site, 'curriculum.json'), 'utf8'),
  ) as CurriculumJson;
  const partOf = partFinder(projects);
  const found = filesBelow(site)
    .filter((path) => !leftOut.test(path))
    .map((path) => ({ path, part: partOf(path), content: readFileSync(join(site, path)) }));
  const bytesOf = (part: string) =>
    found
      .filter((file) => file.part === part)
      .reduce((sum, { content }) => sum + gzipSync(content).length, 0);
  const files = found.map(({ path, part, content }): OfflineFile => [
    path,
    hashOf(content).slice(0, 24),
    part,
  ]);
  // A project without an open step has nothing to download.
  const parts = projects
    .map(({ id, title }) => ({ id, title, bytes: bytesOf(id) }))
    .filter((part) => part.bytes > 0);
  const sharedBytes = bytesOf('');
  const bytes = parts.reduce((sum, part) => sum + part.bytes, sharedBytes);
  if (files.length > mostFiles || bytes > mostBytes)
    throw new Error(
      `The offline copy has ${files.length} files and ${bytes} bytes; at most ${mostFiles} and ${mostBytes}. Leave something out in src/authoring/offline.ts.`,
    );
  return { build: hashOf(JSON.stringify(files)).slice(0, 16), sharedBytes, parts, files };
}

/** The worker of a build. */
export function workerOf(source: string, { build }: OfflineList): string {
  if (!source.includes("'BUILD'")) throw new Error('The worker does not say where its build goes.');
  return source.replace("'BUILD'", JSON.stringify(build));
}

/** A worker that removes every copy and itself: what is published when a worker must go. */
export const farewellWorker = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys())
        if (name.startsWith('mlops-deployment-path-offline-')) await caches.delete(name);
      await self.registration.unregister();
    })(),
  );
});
`;

/**
 * Writes offline.json and sw.js into a built site. The last step of a build: everything else is in
 * the list.
 *
 * @param isOff publishes the farewell worker instead
 */
export function writeOffline(site: string, workerSource: string, isOff: boolean): OfflineList {
  const list = offlineList(site);
  writeFileSync(join(site, 'offline.json'), JSON.stringify(list));
  writeFileSync(join(site, 'sw.js'), isOff ? farewellWorker : workerOf(workerSource, list));
  return list;
}

function partFinder(projects: CurriculumJson['projects']): (path: string) => string {
  const folders = projects.flatMap(({ id, modules }) =>
    modules.flatMap(({ steps }) =>
      steps.flatMap(({ url }) => {
        const folder = /\/((?:lessons|labs|quizzes)\/[^/]+\/)$/.exec(url ?? '')?.[1];
        return folder === undefined ? [] : [[folder, id] as const];
      }),
    ),
  );
  return (path) => folders.find(([folder]) => path.startsWith(folder))?.[1] ?? '';
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
