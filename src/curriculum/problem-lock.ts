import { atValue, wholeFile, type Finding, type KeyPath } from './problem-finding.ts';
import { listFiles, lockFile, type IdLock, type ProblemInput } from './problem-input.ts';
import { nearestTo } from './problem-nearest.ts';
import { writtenSteps } from './problem-steps.ts';
import { pageAddress } from './search-facts.ts';
import type { ContentFiles } from './types.ts';

/** The lists of the lock file. */
export type LockedKind = Exclude<keyof IdLock, 'retired'>;

const words: Readonly<Record<LockedKind, string>> = {
  steps: 'step',
  objectives: 'objective',
  questions: 'question',
  ticks: 'lab step',
  addresses: 'page',
};

/** An id that learners' progress can be kept under, and the file that gives it. */
export interface LivingId {
  readonly kind: LockedKind;
  readonly id: string;
  readonly file: string;
}

/** Every id of open content under which progress is kept. */
export function livingIds({
  files,
  ticks,
}: Pick<ProblemInput, 'files' | 'ticks'>): readonly LivingId[] {
  const pages = [...files.lessons, ...files.labs];
  const questions = [...files.quizzes, ...files.checks];
  return [
    ...writtenSteps(files).map(({ id, file }) => ({ kind: 'steps', id, file }) as const),
    ...pages.flatMap((page) =>
      below(
        page,
        'objectives',
        page.data.objectives.map(({ id }) => id),
      ),
    ),
    ...questions.flatMap(({ file, data }) =>
      named(data.questions).map(({ id }) => ({ kind: 'questions', id, file }) as const),
    ),
    ...pages.flatMap((page) => below(page, 'ticks', ticks.get(page.file) ?? [])),
    ...addresses(files),
  ];
}

/** Ids that are unique within a page only, written with the page's id before them. */
function below(
  { id: page, file }: { readonly id: string; readonly file: string },
  kind: LockedKind,
  ids: readonly string[],
): readonly LivingId[] {
  return ids.filter((id) => id !== '').map((id) => ({ kind, id: `${page}/${id}`, file }));
}

function named<Entry extends { readonly id: string }>(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter(({ id }) => id !== '');
}

/** Pages that are no steps. Their addresses are in other people's links. */
function addresses(files: ContentFiles): readonly LivingId[] {
  const kind = 'addresses';
  return [
    ...files.pages.map(({ id, file }) => ({ kind, id: pageAddress(id), file }) as const),
    ...named(files.technologies).map(
      ({ id }) => ({ kind, id: `technologies/${id}/`, file: listFiles.technologies }) as const,
    ),
    ...files.certifications.map(
      ({ id, file }) => ({ kind, id: `certifications/${id}/`, file }) as const,
    ),
  ];
}

/** Published ids that are gone without a trace, and new ones that are not in the lock file yet. */
export function findLockProblems(input: ProblemInput): readonly Finding[] {
  const { lock, unreadable } = input;
  if (!lock) return unreadable.has(lockFile) ? [] : [noLock];
  const living = livingIds(input);
  const fresh = living.filter(({ kind, id }) => !lock[kind].includes(id));
  const byFile = Map.groupBy(fresh, ({ file }) => file);
  return [
    ...[...byFile].map(([file, ids]) => notLocked(file, ids)),
    ...kinds.flatMap((kind) => vanishedIds(kind, lock, living, input)),
  ];
}

const kinds = Object.keys(words) as LockedKind[];

const noLock: Finding = {
  kind: 'id-not-locked',
  file: lockFile,
  place: wholeFile,
  message: `There is no ${lockFile}.`,
  mend: 'run npm run check:content -- --lock and commit the file',
};

function vanishedIds(
  kind: LockedKind,
  lock: IdLock,
  living: readonly LivingId[],
  { files, unreadable }: ProblemInput,
): readonly Finding[] {
  if (!isCertain(kind, unreadable)) return [];
  const alive = new Set(living.filter((entry) => entry.kind === kind).map(({ id }) => id));
  const fresh = [...alive].filter((id) => !lock[kind].includes(id));
  const retired = new Set(lock.retired.map(({ id }) => id));
  const moved = movedSteps(files);
  return lock[kind].flatMap((id, index) =>
    retired.has(id) || alive.has(id) || alive.has(newHome(id, kind, moved))
      ? []
      : [vanished(id, kind, [kind, index], fresh)],
  );
}

/** With a file that cannot be read, nobody knows which of its ids are gone. */
function isCertain(kind: LockedKind, unreadable: ReadonlySet<string>): boolean {
  return kind === 'steps' || unreadable.size === 0;
}

function movedSteps(files: ContentFiles): ReadonlyMap<string, string> {
  return new Map(
    writtenSteps(files).flatMap((step) => step.formerIds.map((former) => [former, step.id])),
  );
}

/** Where an id of a renamed step lives now; the id itself if its step kept its name. */
function newHome(id: string, kind: LockedKind, moved: ReadonlyMap<string, string>): string {
  if (kind === 'questions' || kind === 'addresses') return id;
  const [step = '', ...rest] = id.split('/');
  return [moved.get(step) ?? step, ...rest].join('/');
}

function notLocked(file: string, ids: readonly LivingId[]): Finding {
  const list = ids.map(({ kind, id }) => `${words[kind]} "${id}"`).join(', ');
  return {
    kind: 'id-not-locked',
    file,
    place: wholeFile,
    message: `New here: ${list}.`,
    mend: 'run npm run check:content -- --lock and commit content/ids.lock.json',
  };
}

function vanished(id: string, kind: LockedKind, path: KeyPath, fresh: readonly string[]): Finding {
  const near = nearestTo(id, fresh);
  const alias =
    kind === 'steps' ? `write formerIds: [${id}] on the page that took its place` : `put it back`;
  return {
    kind: 'vanished-id',
    file: lockFile,
    place: atValue(...path),
    message: `The ${words[kind]} "${id}" was published and is gone.`,
    ...(near !== undefined && { nearest: { text: near } }),
    mend: `${alias}, or add { "id": "${id}", "on": "…", "why": "…" } to retired`,
  };
}

/** The lock file with all living ids added, sorted. Nothing is ever taken out. */
export function lockWith(lock: IdLock, living: readonly LivingId[]): IdLock {
  const list = (kind: LockedKind): readonly string[] => {
    const alive = living.filter((entry) => entry.kind === kind).map(({ id }) => id);
    return [...new Set([...lock[kind], ...alive])].toSorted();
  };
  return {
    steps: list('steps'),
    objectives: list('objectives'),
    questions: list('questions'),
    ticks: list('ticks'),
    addresses: list('addresses'),
    retired: lock.retired,
  };
}
