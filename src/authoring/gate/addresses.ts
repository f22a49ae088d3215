import { listedSteps, writtenSteps } from '#curriculum/problem-steps.ts';
import { pageAddress } from '#curriculum/search-facts.ts';
import type { ContentFiles } from '#curriculum/types.ts';
import type { ContentReader } from './reader.ts';

/** What can be linked to on the site. Addresses start with a slash and leave out the base path. */
export interface Addresses {
  /** Address of each page → anchors on it. */
  readonly pages: ReadonlyMap<string, ReadonlySet<string>>;
  /** Addresses of files that are no pages. */
  readonly hasFile: (address: string) => boolean;
  /** Address of a page that moved → where it is now. */
  readonly moved: ReadonlyMap<string, string>;
  /** Address a planned step will have → its place on the project's page. */
  readonly planned: ReadonlyMap<string, string>;
}

const stepFolders = { lesson: 'lessons', lab: 'labs', check: 'quizzes' } as const;
const decoder = new TextDecoder();

/** Collects every address of the site, from the content and the routes of src/pages/. */
export function siteAddresses(
  reader: ContentReader,
  files: ContentFiles,
  anchorsOf: (file: string) => readonly string[],
): Addresses {
  const fixed = fixedAnchors(reader);
  const pages = new Map<string, ReadonlySet<string>>();
  const add = (address: string, anchors: readonly string[]): void => {
    pages.set(address, new Set([...fixed, ...(pages.get(address) ?? []), ...anchors]));
  };
  for (const address of staticRoutes(reader)) add(address, []);
  for (const [address, anchors] of contentPages(files, anchorsOf)) add(address, anchors);
  return {
    pages,
    hasFile: assetTest(reader),
    moved: movedPages(files),
    planned: plannedPages(files),
  };
}

/** The address of the page that a file becomes. */
export function addressOfFile(kind: string, path: string): string {
  const parts = path.split('/');
  const name = parts.at(-1)?.replace(/\..*$/, '') ?? '';
  if (kind === 'page') return `/${pageAddress(name)}`;
  return kind === 'lab' ? `/labs/${parts.at(-2) ?? ''}/` : `/lessons/${name}/`;
}

function contentPages(
  files: ContentFiles,
  anchorsOf: (file: string) => readonly string[],
): readonly (readonly [string, readonly string[]])[] {
  const ids = (entries: readonly { readonly id: string }[]): readonly string[] =>
    entries.map(({ id }) => id);
  const questions = new Map(
    [...files.quizzes, ...files.checks].map(({ id, data }) => [id, ids(data.questions)]),
  );
  return [
    ...writtenSteps(files).map(
      ({ id, kind, file }) =>
        [
          `/${kind === 'planned' ? 'projects' : stepFolders[kind]}/${id}/`,
          [...anchorsOf(file), ...(questions.get(id) ?? [])],
        ] as const,
    ),
    ...files.pages.map(({ id, file }) => [`/${pageAddress(id)}`, anchorsOf(file)] as const),
    ...files.projects.map(({ id }) => [`/projects/${id}/`, projectAnchors(files, id)] as const),
    ...files.technologies.map(({ id }) => [`/technologies/${id}/`, []] as const),
    ...files.certifications.map(
      ({ id, data }) =>
        [`/certifications/${id}/`, data.domains.map(({ number }) => `domain-${number}`)] as const,
    ),
    ['/', ids(files.external)],
    ['/path/', ids(files.projects)],
    ['/technologies/', files.technologies.map(({ group }) => group)],
    ['/certifications/', ['active', 'beta', 'retired']],
    ['/glossary/', ids(files.glossary)],
    ['/errors/', ids(files.errors)],
  ];
}

function projectAnchors(files: ContentFiles, project: string): readonly string[] {
  const planned = listedSteps(files).filter((step) => step.project === project && step.planned);
  const modules = files.modules.filter((module) => module.project === project);
  return [...planned, ...modules].map(({ id }) => id);
}

/** Routes without parameters: `src/pages/path.astro` is /path/. */
function staticRoutes(reader: ContentReader): readonly string[] {
  return reader.paths
    .filter((path) => /^src\/pages\/[^[\]]*\.astro$/.test(path) && !path.endsWith('/404.astro'))
    .map((path) => path.slice('src/pages'.length, -'.astro'.length).replace(/\/index$/, ''))
    .map((path) => `${path}/`);
}

/** Anchors that layouts and components write themselves: `id="sources"`. */
function fixedAnchors(reader: ContentReader): readonly string[] {
  const files = reader.paths.filter((path) =>
    /^src\/(layouts|components|pages)\/.*\.astro$/.test(path),
  );
  return files.flatMap((path) =>
    [...decoder.decode(reader.read(path)).matchAll(/\sid="([\w-]+)"/g)].flatMap(
      ([, id]) => id ?? [],
    ),
  );
}

/** Files of public/, and endpoints such as src/pages/labs/[id]/starter.zip.ts. */
function assetTest(reader: ContentReader): (address: string) => boolean {
  const copied = new Set(
    reader.paths
      .filter((path) => path.startsWith('public/'))
      .map((path) => path.slice('public'.length)),
  );
  const endpoints = reader.paths
    .filter((path) => /^src\/pages\/.*\.\w+\.ts$/.test(path))
    .map((path) =>
      path.slice('src/pages'.length, -'.ts'.length).replaceAll(/[.*+?^${}()|\\]/g, '\\$&'),
    )
    .map((path) => new RegExp(`^${path.replaceAll(/\[[^\]]*\]/g, '[^/]+')}$`));
  return (address) => copied.has(address) || endpoints.some((endpoint) => endpoint.test(address));
}

function movedPages(files: ContentFiles): ReadonlyMap<string, string> {
  return new Map(
    writtenSteps(files).flatMap(({ id, kind, formerIds }) => {
      const folder = kind === 'planned' ? 'projects' : stepFolders[kind];
      return formerIds.map((former) => [`/${folder}/${former}/`, `/${folder}/${id}/`] as const);
    }),
  );
}

function plannedPages(files: ContentFiles): ReadonlyMap<string, string> {
  return new Map(
    listedSteps(files)
      .filter(({ planned }) => planned)
      .flatMap(({ id, project }) =>
        Object.values(stepFolders).map((folder) => [
          `/${folder}/${id}/`,
          `/projects/${project}/#${id}`,
        ]),
      ),
  );
}
