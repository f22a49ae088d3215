import { atValue, type Finding, type KeyPath } from './problem-finding.ts';
import { listFiles, type ProblemInput } from './problem-input.ts';
import { repeated } from './problem-listing.ts';
import { isUnknown, knownIds, unknownId, type Known, type KnownIds } from './problem-known.ts';
import { stepRecords, type StepRecord } from './problem-steps.ts';
import type { ContentFiles } from './types.ts';

type Contents = Pick<ProblemInput, 'files' | 'unreadable'>;

/** Names of other entries, and lists that name one twice. */
export function findReferenceProblems(input: Contents): readonly Finding[] {
  const { files } = input;
  const known = knownIds(input);
  return [
    ...stepRecords(files).flatMap((step) => prerequisiteProblems(step, known)),
    ...[...files.lessons, ...files.labs, ...files.checks].flatMap(({ file, data }) =>
      repeated(data.formerIds ?? [], file, ['formerIds']),
    ),
    ...references(files, known).flatMap(({ id, of, file, path }) =>
      !isUnknown(id, of)
        ? []
        : [
            {
              kind: 'unknown-reference' as const,
              file,
              place: atValue(...path),
              ...unknownId(id, of),
            },
          ],
    ),
    ...platformProblems(input),
  ];
}

function prerequisiteProblems(step: StepRecord, { prerequisite }: KnownIds): readonly Finding[] {
  const { file, path, prerequisites } = step;
  const unknown = prerequisites.flatMap((id, index): readonly Finding[] =>
    !isUnknown(id, prerequisite)
      ? []
      : [
          {
            kind: 'unknown-prerequisite',
            file,
            place: atValue(...path, 'prerequisites', index),
            ...unknownId(id, prerequisite),
          },
        ],
  );
  return [...unknown, ...repeated(prerequisites, file, [...path, 'prerequisites'])];
}

/** A place that names something. */
interface Reference {
  readonly id: string;
  readonly of: Known;
  readonly file: string;
  readonly path: KeyPath;
}

function references(files: ContentFiles, known: KnownIds): readonly Reference[] {
  return [
    ...files.projects.flatMap(({ file, data }) => [
      ...many(data.after, known.project, file, ['after']),
      ...many(data.technologies, known.technology, file, ['technologies']),
      ...(data.platforms ?? []).flatMap((platform, index) =>
        one(platform.certification, known.certification, file, [
          'platforms',
          index,
          'certification',
        ]),
      ),
    ]),
    ...[...files.lessons, ...files.labs].flatMap(({ file, data }) =>
      many(data.technologies, known.technology, file, ['technologies']),
    ),
    ...files.lessons.flatMap(({ file, data }) =>
      one(data.run?.environment, known.lab, file, ['run', 'environment']),
    ),
    ...files.labs.flatMap(({ file, data }) => one(data.buildsOn, known.lab, file, ['buildsOn'])),
    ...files.certifications.flatMap(({ file, data }) => [
      ...one(data.replacedBy, known.certification, file, ['replacedBy']),
      ...data.facts.flatMap(({ claim }, index) =>
        one(claim, known.claim, file, ['facts', index, 'claim']),
      ),
    ]),
    ...listReferences(files, known),
  ];
}

function listReferences(files: ContentFiles, known: KnownIds): readonly Reference[] {
  const { technologies, claims, glossary, errors } = listFiles;
  return [
    ...files.technologies.flatMap(({ names }, index) =>
      many(names, known.name, technologies, [index, 'names']),
    ),
    ...files.claims.flatMap(({ today }, index) =>
      one(today, known.claim, claims, [index, 'today']),
    ),
    ...files.glossary.flatMap(({ lesson, related }, index) => [
      ...one(lesson, known.step, glossary, [index, 'lesson']),
      ...many(related, known.glossary, glossary, [index, 'related']),
    ]),
    ...files.errors.flatMap(({ lesson }, index) =>
      one(lesson, known.step, errors, [index, 'lesson']),
    ),
  ];
}

function one(id: string | undefined, of: Known, file: string, path: KeyPath): readonly Reference[] {
  return id === undefined ? [] : [{ id, of, file, path }];
}

function many(
  ids: readonly string[],
  of: Known,
  file: string,
  path: KeyPath,
): readonly Reference[] {
  return ids.map((id, index) => ({ id, of, file, path: [...path, index] }));
}

function platformProblems({ files, unreadable }: Contents): readonly Finding[] {
  const all = files.projects.flatMap(({ file, id, data }) =>
    (data.platforms ?? []).map((platform) => ({ project: id, id: platform.id, file })),
  );
  const known = (project?: string): Known => ({
    what: project === undefined ? 'platform' : `platform of the project "${project}"`,
    home: project === undefined ? 'project.yaml' : `content/projects/${project}/project.yaml`,
    ids: new Map(
      all
        .filter((entry) => project === undefined || entry.project === project)
        .map((entry) => [entry.id, entry.file]),
    ),
    isCertain: files.projects.every(({ file }) => !unreadable.has(file)),
  });
  return [
    ...files.modules.map((module) => ({ ...module, of: known(module.project) })),
    ...files.certifications.map((entry) => ({ ...entry, of: known() })),
  ].flatMap(({ file, data, of }): readonly Finding[] => {
    const { platform } = data;
    if (platform === undefined || !isUnknown(platform, of)) return [];
    return [
      { kind: 'unknown-reference', file, place: atValue('platform'), ...unknownId(platform, of) },
    ];
  });
}
