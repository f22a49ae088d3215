import { wholeFile, type Finding } from '#curriculum/problem-finding.ts';
import { listFiles, type IdLock, type ProblemInput } from '#curriculum/problem-input.ts';
import { findProblems } from '#curriculum/problems.ts';
import { readContentSet, type ContentSet } from './content-set.ts';
import { fileNameFindings } from './file-names.ts';
import { strayFile } from './files.ts';
import { labFolderFindings } from './lab-folders.ts';
import { locate } from './locate.ts';
import { pageFindings, ticksOf } from './page-set.ts';
import type { Problem } from './problem.ts';
import type { ContentReader } from './reader.ts';
import { receiptFindings, type ReceiptOf } from './receipts.ts';

/** What the gate needs besides the files. */
export interface CheckOptions {
  /** The day on which the content is judged, as YYYY-MM-DD. */
  readonly today: string;
  /** What is past its review date stops the build too: for the weekly look at freshness. */
  readonly isStrict?: boolean;
  /** Says whether a lab or lesson is verified. Absent: nobody asks. */
  readonly receiptOf?: ReceiptOf;
}

/** Every problem of the content, sorted by file and line. Never throws, whatever the files hold. */
export function checkReader(reader: ContentReader, options: CheckOptions): readonly Problem[] {
  const set = readContentSet(reader);
  const byPath = new Map(set.all.map((file) => [file.path, file]));
  const located = (findings: readonly Finding[]): readonly Problem[] =>
    findings.map((finding) => locate(finding, byPath.get(finding.file), options.isStrict ?? false));
  const own = located(set.all.flatMap((file) => file.findings));
  const between = located([
    ...set.stray.map(strayFile),
    ...missingLists(set),
    ...fileNameFindings(set),
    ...labFolderFindings(reader),
    ...findProblems(problemInput(set, options.today)),
    ...pageFindings(set, reader),
    ...(options.receiptOf ? receiptFindings(set, options.receiptOf) : []),
  ]);
  const taken = new Set(own.filter(({ excerpt }) => excerpt).map(placeKey));
  const news = between.filter((problem) => !taken.has(placeKey(problem)));
  return [...own, ...news].sort(byPlace);
}

/** What the checks between files get to see. */
export function problemInput(set: ContentSet, today: string): ProblemInput {
  const lock = set.all.find(({ kind }) => kind === 'lock');
  return {
    files: set.files,
    unreadable: set.unreadable,
    ticks: new Map(set.all.map(({ path, facts }) => [path, ticksOf(facts)])),
    lock: lock?.isReadable ? (lock.data as IdLock) : undefined,
    today,
  };
}

function missingLists({ all }: ContentSet): readonly Finding[] {
  const there = new Set(all.map(({ path }) => path));
  return Object.values(listFiles)
    .filter((file) => !there.has(file))
    .map((file) => ({
      kind: 'missing-list',
      file,
      place: wholeFile,
      message: `There is no ${file}.`,
      mend: 'put the file back; an empty list is written as []',
    }));
}

/** What a file alone shows to be wrong is not said a second time about its meaning. */
function placeKey({ file, line, column }: Problem): string {
  return `${file}:${line}:${column}`;
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
