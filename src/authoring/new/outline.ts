import { livingIds } from '#curriculum/problem-lock.ts';
import { nearestTo } from '#curriculum/problem-nearest.ts';
import { listedSteps, stepRecords } from '#curriculum/problem-steps.ts';
import type { ContentFiles } from '#curriculum/types.ts';
import { id as validId } from '#schema/fields.ts';
import { readContentSet, type ContentSet } from '#authoring/gate/content-set.ts';
import { problemInput } from '#authoring/gate/check.ts';
import type { ContentReader } from '#authoring/gate/reader.ts';
import { idLike } from '#authoring/gate/schema-words.ts';
import { AuthorMistake } from './author-mistake.ts';

/** The content as it stands, and the day. */
export interface Outline {
  readonly set: ContentSet;
  readonly files: ContentFiles;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** Files to write, and what the author does next. */
export interface Draft {
  /** Path below the root → new text. */
  readonly files: ReadonlyMap<string, string>;
  readonly next: readonly string[];
}

/** Reads what stands in content/. */
export function outlineOf(reader: ContentReader, today: string): Outline {
  const set = readContentSet(reader);
  return { set, files: set.files, today };
}

/** The text of a content file. */
export function textOf({ set }: Outline, path: string): string {
  const file = set.all.find((entry) => entry.path === path);
  if (!file?.isReadable)
    throw new AuthorMistake(`${path} cannot be read: run npm run check:content first.`);
  return file.text.text;
}

/** Refuses ids that are not valid. */
export function checkForm(id: string): void {
  if (validId.safeParse(id).success) return;
  const near = idLike(id);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new AuthorMistake(
    `"${id}" cannot be an id: use small letters, digits and single hyphens, starting with a letter.${hint}`,
  );
}

/** Refuses ids of steps and outside knowledge that exist, or once existed. */
export function checkFreeStep(outline: Outline, id: string): void {
  const { files } = outline;
  const step = stepRecords(files).find((record) => record.id === id && record.kind !== 'planned');
  if (step) throw new AuthorMistake(`"${id}" exists already: ${step.file}`);
  if (files.external.some((entry) => entry.id === id)) {
    throw new AuthorMistake(`"${id}" is an entry of content/external.yaml.`);
  }
  const former = stepRecords(files).find((record) => record.formerIds.includes(id));
  if (former)
    throw new AuthorMistake(
      `"${id}" is a former id of ${former.file}; its address redirects there.`,
    );
  checkNotRetired(outline, id);
}

/** Refuses ids that learners' progress is still kept under. */
export function checkNotRetired({ set, today }: Outline, id: string): void {
  const { lock } = problemInput(set, today);
  if (lock?.retired.some((entry) => entry.id === id)) {
    throw new AuthorMistake(
      `"${id}" was given up: content/ids.lock.json keeps it for learners who met it.`,
    );
  }
}

/** Refuses ids of questions that exist. */
export function checkFreeQuestion(outline: Outline, id: string): void {
  const input = problemInput(outline.set, outline.today);
  const taken = livingIds(input).find((entry) => entry.kind === 'questions' && entry.id === id);
  if (taken) throw new AuthorMistake(`There is a question "${id}" already, in ${taken.file}`);
  checkNotRetired(outline, id);
}

/** The module of a name; names the nearest one if there is none. */
export function moduleNamed({ files }: Outline, name: string): ContentFiles['modules'][number] {
  return named(files.modules, name, 'module');
}

/** The project of a name; names the nearest one if there is none. */
export function projectNamed({ files }: Outline, name: string): ContentFiles['projects'][number] {
  return named(files.projects, name, 'project');
}

function named<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  name: string,
  what: string,
): Entry {
  const found = entries.find(({ id }) => id === name);
  if (found) return found;
  const ids = entries.map(({ id }) => id);
  const near = nearestTo(name, ids);
  const hint = near === undefined ? `They are ${ids.join(', ')}.` : `Did you mean "${near}"?`;
  throw new AuthorMistake(`There is no ${what} "${name}". ${hint}`);
}

/** The planned entry of a step, if module.yaml has one. Planned elsewhere, it belongs there. */
export function plannedEntry({ files }: Outline, module: string, id: string) {
  const planned = listedSteps(files).find((entry) => entry.id === id && entry.planned);
  if (!planned) return undefined;
  if (planned.module !== module) {
    throw new AuthorMistake(
      `"${id}" is planned in the module "${planned.module}". Name that module, or move the entry first.`,
    );
  }
  const home = files.modules.find((entry) => entry.id === module);
  const step = home?.data.steps.find((entry) => typeof entry !== 'string' && entry.id === id);
  return typeof step === 'string' ? undefined : step;
}
