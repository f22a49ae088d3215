import { listFiles } from '#curriculum/problem-input.ts';
import { listedSteps, writtenSteps } from '#curriculum/problem-steps.ts';
import { pageAddress } from '#curriculum/search-facts.ts';
import type { ContentFiles } from '#curriculum/types.ts';
import type { ContentSet } from './content-set.ts';
import type { ContentReader } from './reader.ts';

/** What can be linked to on the site. Addresses start with a slash and leave out the base path. */
export interface Addresses {
  /** Address of each page → anchors on it; undefined if they are not known. */
  readonly pages: ReadonlyMap<string, ReadonlySet<string> | undefined>;
  /** False where a file that could be cannot be read: /technologies/… with a broken technologies.yaml. */
  readonly isCertain: (address: string) => boolean;
  /** Addresses of files that are no pages. */
  readonly hasFile: (address: string) => boolean;
  /** Address of a page that moved → where it is now. */
  readonly moved: ReadonlyMap<string, string>;
  /** Address a planned step will have → its place on the project's page. */
  readonly planned: ReadonlyMap<string, string>;
}

const stepFolders = { lesson: 'lessons', lab: 'labs', check: 'quizzes' } as const;
const decoder = new TextDecoder();

type AnchorsOf = (file: string) => readonly string[] | undefined;

/** Collects every address of the site, from the content and the routes of src/pages/. */
export function siteAddresses(
  reader: ContentReader,
  { files, unreadable }: Pick<ContentSet, 'files' | 'unreadable'>,
  anchorsOf: AnchorsOf,
): Addresses {
  const fixed = fixedAnchors(reader);
  const pages = new Map<string, ReadonlySet<string> | undefined>(
    staticRoutes(reader).map((address) => [address, new Set(fixed)]),
  );
  for (const { address, anchors, from } of contentPages(files, anchorsOf)) {
    const isKnown = anchors && !unreadable.has(from);
    pages.set(address, isKnown ? new Set([...fixed, ...anchors]) : undefined);
  }
  return {
    pages,
    isCertain: (address) =>
      !(address.startsWith('/technologies/') && unreadable.has(listFiles.technologies)),
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

/** A page made from content: its address, its anchors, and the file that gives them. */
interface ContentPage {
  readonly address: string;
  readonly anchors: readonly string[] | undefined;
  readonly from: string;
}

function contentPages(files: ContentFiles, anchorsOf: AnchorsOf): readonly ContentPage[] {
  const { technologies, certifications, projects, pages } = files;
  return [
    ...stepPages(files, anchorsOf),
    ...pages.map(({ id, file }) => ({
      address: `/${pageAddress(id)}`,
      anchors: anchorsOf(file),
      from: file,
    })),
    ...projects.map(({ id, file }) => ({
      address: `/projects/${id}/`,
      anchors: projectAnchors(files, id),
      from: file,
    })),
    ...technologies.map(({ id }) => ({
      address: `/technologies/${id}/`,
      anchors: [],
      from: listFiles.technologies,
    })),
    ...certifications.map(({ id, file, data }) => ({
      address: `/certifications/${id}/`,
      anchors: data.domains.map(({ number }) => `domain-${number}`),
      from: file,
    })),
    ...listPages(files),
  ];
}

function stepPages(files: ContentFiles, anchorsOf: AnchorsOf): readonly ContentPage[] {
  const questions = new Map(
    [...files.quizzes, ...files.checks].map(({ id, data }) => [id, idsOf(data.questions)]),
  );
  return writtenSteps(files).map(({ id, kind, file }) => {
    const folder = kind === 'planned' ? 'projects' : stepFolders[kind];
    const own = kind === 'check' ? [] : anchorsOf(file);
    return {
      address: `/${folder}/${id}/`,
      anchors: own && [...own, ...(questions.get(id) ?? [])],
      from: file,
    };
  });
}

function listPages(files: ContentFiles): readonly ContentPage[] {
  const groups = files.technologies.map(({ group }) => group);
  const project = files.projects[0]?.file ?? '';
  return [
    { address: '/', anchors: idsOf(files.external), from: listFiles.external },
    { address: '/path/', anchors: idsOf(files.projects), from: project },
    { address: '/technologies/', anchors: groups, from: listFiles.technologies },
    { address: '/certifications/', anchors: ['active', 'beta', 'retired'], from: '' },
    { address: '/glossary/', anchors: idsOf(files.glossary), from: listFiles.glossary },
    { address: '/errors/', anchors: idsOf(files.errors), from: listFiles.errors },
  ];
}

function idsOf(entries: readonly { readonly id: string }[]): readonly string[] {
  return entries.map(({ id }) => id);
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
