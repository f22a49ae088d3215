import { atValue, wholeFile, type Finding, type KeyPath } from './problem-finding.ts';
import type { ProblemInput } from './problem-input.ts';
import { nearestTo } from './problem-nearest.ts';
import { listedSteps, writtenSteps, type ListedStep, type StepRecord } from './problem-steps.ts';
import type { ContentFiles } from './types.ts';

/** Steps and modules whose lists and files do not agree. */
export function findListingProblems({
  files,
  unreadable,
}: Pick<ProblemInput, 'files' | 'unreadable'>): readonly Finding[] {
  const listed = listedSteps(files);
  const written = new Map(
    writtenSteps(files)
      .toReversed()
      .map((step) => [step.id, step]),
  );
  const isListed = files.modules.every(({ file }) => !unreadable.has(file));
  return [
    ...listed.flatMap((entry) => entryProblem(entry, written, listed)),
    ...(isListed ? [...written.values()].flatMap((step) => unlisted(step, listed)) : []),
    ...listedTwice(listed),
    ...files.modules.flatMap((module) => unlistedModule(module, files, unreadable)),
    ...files.projects.flatMap((project) => missingModules(project, files)),
  ];
}

function entryProblem(
  entry: ListedStep,
  written: ReadonlyMap<string, StepRecord>,
  listed: readonly ListedStep[],
): readonly Finding[] {
  const { id, planned, file, path } = entry;
  const step = written.get(id);
  if (id === '') return [];
  if (planned && step) {
    return [
      {
        kind: 'planned-step-has-file',
        file,
        place: atValue(...path, 'id'),
        message: `"${id}" is written: ${step.file} exists.`,
        mend: `replace the whole entry with the line "- ${id}"`,
      },
    ];
  }
  return planned || step ? [] : [withoutFile(entry, written, listed)];
}

function withoutFile(
  { id, file, path, project, module }: ListedStep,
  written: ReadonlyMap<string, StepRecord>,
  listed: readonly ListedStep[],
): Finding {
  const taken = new Set(listed.map((entry) => entry.id));
  const free = [...written.keys()].filter((candidate) => !taken.has(candidate));
  const near = nearestTo(id, free);
  const owner = near === undefined ? undefined : written.get(near)?.file;
  return {
    kind: 'step-without-file',
    file,
    place: atValue(...path),
    message: `There is no lesson, lab or module check "${id}".`,
    ...(near !== undefined && { nearest: { text: near, ...(owner && { file: owner }) } }),
    mend: near
      ? `write - ${near}`
      : `create content/projects/${project}/${module}/${id}.mdx, or write the entry out as a planned step`,
  };
}

function unlisted(step: StepRecord, listed: readonly ListedStep[]): readonly Finding[] {
  const { id, kind, file } = step;
  const listing = listed.find((entry) => entry.id === id);
  const folder = file.slice(0, file.lastIndexOf('/'));
  const home = kind === 'lab' ? 'a module.yaml' : `${folder}/module.yaml`;
  if (!listing) {
    const message = `No module.yaml lists "${id}", so it has no place on the map.`;
    return [notListed(file, message, `add the line "- ${id}" to the steps of ${home}`)];
  }
  if (kind === 'lab' || listing.file === home) return [];
  const message = `The file stands in ${folder}, but ${listing.file} lists it.`;
  return [notListed(file, message, 'move the file, or move its line')];
}

function notListed(file: string, message: string, mend: string): Finding {
  return { kind: 'file-not-listed', file, place: wholeFile, message, mend };
}

function listedTwice(listed: readonly ListedStep[]): readonly Finding[] {
  const first = new Map<string, ListedStep>();
  return listed.flatMap((entry): readonly Finding[] => {
    const earlier = first.get(entry.id);
    if (entry.id === '') return [];
    if (!earlier) first.set(entry.id, entry);
    return earlier ? [twice(entry, earlier)] : [];
  });
}

function twice(entry: ListedStep, earlier: ListedStep): Finding {
  const where = earlier.file === entry.file ? 'further up in this file' : `in ${earlier.file}`;
  return {
    kind: 'listed-twice',
    file: entry.file,
    place: atValue(...entry.path, ...(entry.planned ? ['id'] : [])),
    message: `The step "${entry.id}" is already listed ${where}.`,
    mend: 'delete one of the two entries',
  };
}

type ModuleFile = ContentFiles['modules'][number];
type ProjectFile = ContentFiles['projects'][number];

function unlistedModule(
  module: ModuleFile,
  files: ContentFiles,
  unreadable: ReadonlySet<string>,
): readonly Finding[] {
  const project = files.projects.find(({ id }) => id === module.project);
  const isUncertain = project && unreadable.has(project.file);
  if (isUncertain || project?.data.modules.includes(module.id)) return [];
  const list = `content/projects/${module.project}/project.yaml`;
  return [
    {
      kind: 'module-not-listed',
      file: module.file,
      place: wholeFile,
      message: project
        ? `${list} does not list the module "${module.id}".`
        : `The module stands in the project "${module.project}", which has no project.yaml.`,
      mend: project
        ? `add the line "- ${module.id}" to its modules`
        : `create ${list}, or move the folder`,
    },
  ];
}

function missingModules({ id, file, data }: ProjectFile, files: ContentFiles): readonly Finding[] {
  const there = files.modules.filter(({ project }) => project === id).map((module) => module.id);
  const missing = data.modules.flatMap((name, index): readonly Finding[] =>
    name === '' || there.includes(name)
      ? []
      : [missingModule(name, file, ['modules', index], there)],
  );
  return [...missing, ...repeated(data.modules, file, ['modules'])];
}

function missingModule(
  name: string,
  file: string,
  path: KeyPath,
  there: readonly string[],
): Finding {
  const near = nearestTo(name, there);
  const folder = file.slice(0, file.lastIndexOf('/'));
  return {
    kind: 'missing-module',
    file,
    place: atValue(...path),
    message: `There is no ${folder}/${name}/module.yaml.`,
    ...(near !== undefined && { nearest: { text: near, file: `${folder}/${near}/module.yaml` } }),
    mend: near ? `write - ${near}` : 'correct the name, or delete the line',
  };
}

/** Entries of one list that stand in it twice. */
export function repeated(list: readonly string[], file: string, path: KeyPath): readonly Finding[] {
  return list.flatMap((entry, index): readonly Finding[] =>
    entry === '' || list.indexOf(entry) === index
      ? []
      : [
          {
            kind: 'listed-twice',
            file,
            place: atValue(...path, index),
            message: `"${entry}" stands twice in this list.`,
            mend: 'delete one of the two',
          },
        ],
  );
}
