import { atValue, wholeFile, type Finding, type Place } from './problem-finding.ts';
import { listFiles } from './problem-input.ts';
import { stepRecords, writtenSteps, type StepRecord } from './problem-steps.ts';
import type { ContentFiles } from './types.ts';

/** Something with an id and the place that gives it. */
interface Named {
  readonly id: string;
  readonly what: string;
  readonly file: string;
  readonly place: Place;
  /** The file has the id as its name, and stands where it is listed: of two it is the one that keeps the id. */
  readonly isAtHome?: boolean;
}

/** Ids that two things share, also when only capitals or the way an accent is stored differ. */
export function findDuplicateIds(files: ContentFiles): readonly Finding[] {
  return [
    steps(files),
    places(files),
    ...lists(files),
    questions(files),
    ...objectives(files),
    ...platforms(files),
    files.certifications.map((entry) => fileNamed('certification', entry)),
    files.pages.map((entry) => fileNamed('page', entry)),
  ].flatMap(duplicatesAmong);
}

function duplicatesAmong(named: readonly Named[]): readonly Finding[] {
  const groups = Map.groupBy(named, ({ id }) => id.normalize('NFC').toLowerCase());
  return [...groups.values()].flatMap((group) => {
    const atHome = group.filter(({ isAtHome }) => isAtHome);
    const [first, ...others] = [...atHome, ...group.filter(({ isAtHome }) => !isAtHome)];
    return first && first.id !== '' ? others.map((other) => duplicate(first, other)) : [];
  });
}

function duplicate(first: Named, other: Named): Finding {
  const article = /^[aeiou]/.test(first.what) ? 'an' : 'a';
  const isSame = first.id === other.id;
  const spelling = isSame ? '' : ' They differ only in capitals or in how an accent is stored.';
  return {
    kind: 'duplicate-id',
    file: other.file,
    place: other.place,
    message: `"${other.id}" is also the id of ${article} ${first.what} in ${first.file}.${spelling}`,
    mend: `rename this ${other.what}, e.g. ${other.id.toLowerCase()}-2, or delete it`,
  };
}

function fileNamed(what: string, { id, file }: { id: string; file: string }): Named {
  return { id, what, file, place: wholeFile };
}

/** Prerequisites name steps and external knowledge alike, so the two share their ids. */
function steps(files: ContentFiles): readonly Named[] {
  const records = stepRecords(files).map(({ id, kind, file, path, listing }): Named => ({
    id,
    what: kind === 'check' ? 'module check' : kind === 'planned' ? 'planned step' : kind,
    file,
    isAtHome: file.endsWith(`/${id}.mdx`) && isBeside(file, listing?.file),
    place: kind === 'planned' ? atValue(...path, ...(listing ? ['id'] : [])) : wholeFile,
  }));
  const external = listNamed('prerequisite', listFiles.external, files.external);
  return [...onlyFirstListing(records), ...external];
}

function isBeside(file: string, list: string | undefined): boolean {
  return list?.slice(0, list.lastIndexOf('/')) === file.slice(0, file.lastIndexOf('/'));
}

/** A planned step listed twice is another problem: `listed-twice`. */
function onlyFirstListing(records: readonly Named[]): readonly Named[] {
  const seen = new Set<string>();
  return records.filter(({ id, what }) => {
    if (what !== 'planned step') return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

function places(files: ContentFiles): readonly Named[] {
  return [
    ...files.projects.map((entry) => fileNamed('project', entry)),
    ...files.modules.map((entry) => fileNamed('module', entry)),
  ];
}

function listNamed(
  what: string,
  file: string,
  entries: readonly { id: string }[],
): readonly Named[] {
  return entries.map(({ id }, index) => ({ id, what, file, place: atValue(index, 'id') }));
}

function lists(files: ContentFiles): readonly (readonly Named[])[] {
  return [
    listNamed('technology', listFiles.technologies, files.technologies),
    listNamed('claim', listFiles.claims, files.claims),
    listNamed('name', listFiles.names, files.names),
    listNamed('glossary word', listFiles.glossary, files.glossary),
    listNamed('error', listFiles.errors, files.errors),
  ];
}

function questions(files: ContentFiles): readonly Named[] {
  return [...files.quizzes, ...files.checks].flatMap(({ file, data }) =>
    data.questions.map(({ id }, index) => ({
      id,
      what: 'question',
      file,
      place: atValue('questions', index, 'id'),
    })),
  );
}

function objectives(files: ContentFiles): readonly (readonly Named[])[] {
  return [...files.lessons, ...files.labs].map(({ file, data }) =>
    data.objectives.map(({ id }, index) => ({
      id,
      what: 'objective',
      file,
      place: atValue('objectives', index, 'id'),
    })),
  );
}

function platforms(files: ContentFiles): readonly (readonly Named[])[] {
  return files.projects.map(({ file, data }) =>
    (data.platforms ?? []).map(({ id }, index) => ({
      id,
      what: 'platform',
      file,
      place: atValue('platforms', index, 'id'),
    })),
  );
}

/** Former ids that are in use: by another step, or as a former id of a second one. */
export function findUsedFormerIds(files: ContentFiles): readonly Finding[] {
  const owners = new Map(stepRecords(files).map((step) => [step.id, step.file]));
  const redirects = new Map<string, StepRecord>();
  return writtenSteps(files).flatMap((step) =>
    step.formerIds.flatMap((id, index): readonly Finding[] => {
      const owner = owners.get(id);
      const rival = redirects.get(id);
      redirects.set(id, step);
      if (owner === undefined && rival === undefined) return [];
      return [usedFormerId(step, index, owner ?? rival?.file ?? '', owner !== undefined)];
    }),
  );
}

function usedFormerId(step: StepRecord, index: number, other: string, isCurrent: boolean): Finding {
  const id = step.formerIds[index] ?? '';
  const use = other === step.file && isCurrent ? 'the present id of this page' : undefined;
  return {
    kind: 'former-id-in-use',
    file: step.file,
    place: atValue('formerIds', index),
    message: `"${id}" is ${use ?? `${isCurrent ? 'the id' : 'also a former id'} of ${other}`}, so it cannot redirect here.`,
    mend: `delete "${id}" from formerIds`,
  };
}
