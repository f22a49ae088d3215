import type { Version, VersionFact } from './fact.ts';
import type { Progress } from './progress.ts';

/** What is new on a page to a learner who finished it. Titles are '' for what stands before the first heading. */
export interface Changes {
  /** Titles of sections that say something else. */
  readonly changed: readonly string[];
  /** Titles of sections that were not there. */
  readonly added: readonly string[];
  /** Sections that say the same under another title. */
  readonly renamed: readonly { readonly title: string; readonly before: string }[];
  /** Titles of sections that are gone. */
  readonly removed: readonly string[];
  /** Ids of questions that were not there, and that the learner has never answered. */
  readonly questions: readonly string[];
  /** How many questions were not there, but are answered by now. */
  readonly answeredCount: number;
  /** How many questions are gone. */
  readonly goneCount: number;
}

/**
 * Tells whether a finished step says something else than what the learner has read of it. Not where it
 * is unknown what they read: they finished before that was kept.
 *
 * @param version names what the step says now
 */
export function isChanged(
  step: string,
  version: string,
  { done, versions }: Pick<Progress, 'done' | 'versions'>,
): boolean {
  const read = versions.get(step) ?? [];
  return done.has(step) && read.length > 0 && !read.some(({ value }) => value === version);
}

/**
 * Compares what a step says with what a learner has read of it. A section counts as read in any
 * version, so that steps that were merged and devices that met show nothing twice; what is gone is
 * told against the last version only.
 *
 * @param read oldest first
 */
export function changesOf(
  now: Version,
  read: readonly VersionFact[],
  hasAnswered: (question: string) => boolean,
): Changes {
  const last = read.at(-1) ?? { sections: [], questions: [] };
  const sections = compared(
    now.sections,
    read.flatMap((version) => version.sections),
  );
  const asked = new Set(read.flatMap(({ questions }) => questions));
  const fresh = now.questions.filter((question) => !asked.has(question));
  const open = fresh.filter((question) => !hasAnswered(question));
  return {
    ...sections,
    removed: goneFrom(last.sections, now.sections, sections.renamed),
    questions: open,
    answeredCount: fresh.length - open.length,
    goneCount: last.questions.filter((question) => !now.questions.includes(question)).length,
  };
}

type Compared = Pick<Changes, 'changed' | 'added' | 'renamed'>;

/** Sorts the sections that are not read as they are by what happened to them. */
function compared(now: readonly string[], before: readonly string[]): Compared {
  const [changed, added]: [string[], string[]] = [[], []];
  const renamed: { title: string; before: string }[] = [];
  const present = new Set(now.map(titleOf));
  const known = new Set(before);
  const titles = new Set(before.map(titleOf));
  for (const section of now.filter((one) => !known.has(one))) {
    const title = titleOf(section);
    const former = before.find(
      (one) => hashOf(one) === hashOf(section) && !present.has(titleOf(one)),
    );
    if (titles.has(title)) changed.push(title);
    else if (former === undefined) added.push(title);
    else renamed.push({ title, before: titleOf(former) });
  }
  return { changed, added, renamed };
}

function goneFrom(
  last: readonly string[],
  now: readonly string[],
  renamed: Changes['renamed'],
): readonly string[] {
  const found = new Set([...now.map(titleOf), ...renamed.map(({ before }) => before)]);
  return last.map(titleOf).filter((title) => !found.has(title));
}

function hashOf(section: string): string {
  return section.slice(0, section.indexOf(' '));
}

/** The title of a section as a version keeps it. */
export function titleOf(section: string): string {
  return section.slice(section.indexOf(' ') + 1);
}
