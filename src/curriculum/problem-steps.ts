import type { KeyPath } from './problem-finding.ts';
import type { ContentFile, ContentFiles } from './types.ts';

/** A step as the author wrote it: where its fields stand, and where module.yaml lists it. */
export interface StepRecord {
  readonly id: string;
  readonly kind: 'lesson' | 'lab' | 'check' | 'planned';
  /** The file that holds its fields: its own, or module.yaml for a planned step. */
  readonly file: string;
  /** Where its fields start in that file. */
  readonly path: KeyPath;
  readonly prerequisites: readonly string[];
  readonly skills: Readonly<Record<string, readonly string[]>>;
  readonly formerIds: readonly string[];
  readonly minutes: number;
  /** Absent: no module.yaml lists it. */
  readonly listing?: Listing;
}

/** A line of module.yaml that lists a step. */
export interface Listing {
  readonly file: string;
  readonly path: KeyPath;
  readonly module: string;
  readonly project: string;
  readonly platform?: string;
  /** Place in the whole path, counted over all projects in their order of study. */
  readonly position: number;
  /** False if project.yaml does not list the module. */
  readonly isOnMap: boolean;
}

/** An entry of `steps` in a module.yaml, planned or by its id alone. */
export interface ListedStep extends Listing {
  readonly id: string;
  readonly planned?: StepRecord;
}

type ModuleFileEntry = ContentFiles['modules'][number];

/** The module files in order of study: projects by what they come after, modules as project.yaml lists them. Unlisted ones come last. */
export function modulesInOrder(files: ContentFiles): readonly ModuleFileEntry[] {
  const projects = files.projects.toSorted((a, b) => a.data.after.length - b.data.after.length);
  const rank = (module: ModuleFileEntry): number => {
    const project = projects.findIndex(({ id }) => id === module.project);
    const place = projects[project]?.data.modules.indexOf(module.id) ?? -1;
    return place < 0 ? Infinity : project * 10_000 + place;
  };
  return files.modules.toSorted((a, b) => compare(rank(a), rank(b)));
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Every line of every module.yaml that lists a step, in order of study. */
export function listedSteps(files: ContentFiles): readonly ListedStep[] {
  let position = 0;
  return modulesInOrder(files).flatMap((module) =>
    module.data.steps.map((entry, index): ListedStep => {
      const { platform } = module.data;
      const listing = {
        file: module.file,
        path: ['steps', index],
        module: module.id,
        project: module.project,
        ...(platform !== undefined && { platform }),
        position: position++,
        isOnMap: isOnMap(module, files),
      };
      if (typeof entry === 'string') return { ...listing, id: entry };
      return { ...listing, id: entry.id, planned: plannedRecord(entry, listing) };
    }),
  );
}

function isOnMap({ id, project }: ModuleFileEntry, files: ContentFiles): boolean {
  return files.projects.some((entry) => entry.id === project && entry.data.modules.includes(id));
}

type PlannedEntry = Exclude<ModuleFileEntry['data']['steps'][number], string>;

function plannedRecord(entry: PlannedEntry, listing: Listing): StepRecord {
  return {
    id: entry.id,
    kind: 'planned',
    file: listing.file,
    path: listing.path,
    prerequisites: entry.prerequisites,
    skills: entry.skills ?? {},
    formerIds: [],
    minutes: entry.minutes,
    listing,
  };
}

/** Steps that have a file, listed or not. */
export function writtenSteps(files: ContentFiles): readonly StepRecord[] {
  return [
    ...files.lessons.map((file) => ({
      ...own(file),
      kind: 'lesson' as const,
      skills: file.data.skills ?? {},
      minutes: time(file.data.minutes),
    })),
    ...files.labs.map((file) => ({
      ...own(file),
      kind: 'lab' as const,
      skills: file.data.skills ?? {},
      minutes: time(file.data.minutes),
    })),
    ...files.checks.map((file) => ({
      ...own(file),
      kind: 'check' as const,
      skills: {},
      minutes: file.data.minutes,
    })),
  ];
}

/** Fields that all kinds of written steps have. */
type Written = ContentFile<{
  readonly prerequisites: readonly string[];
  readonly formerIds?: readonly string[] | undefined;
}>;

function own({ id, file, data }: Written) {
  const { prerequisites, formerIds = [] } = data;
  return { id, file, path: [], prerequisites, formerIds };
}

function time({ read, practice }: { readonly read: number; readonly practice: number }): number {
  return read + practice;
}

/** All steps: written ones with their listing, then planned ones that have no file. The first listing counts. */
export function stepRecords(files: ContentFiles): readonly StepRecord[] {
  const listed = listedSteps(files);
  const listings = Map.groupBy(listed, ({ id }) => id);
  const written = writtenSteps(files).map((step): StepRecord => {
    const listing = listings.get(step.id)?.[0];
    return listing ? { ...step, listing } : step;
  });
  const known = new Set(written.map(({ id }) => id));
  const planned = listed.flatMap((entry) => entry.planned ?? []);
  return [...written, ...planned.filter(({ id }) => !known.has(id))];
}
