import type { ContentFiles } from './types.ts';

/** What the author's content says, and what the checks need besides. */
export interface ProblemInput {
  readonly files: ContentFiles;
  /** Files that exist and could not be read. What they say is unknown, so nothing is concluded from its absence. */
  readonly unreadable: ReadonlySet<string>;
  /** Ids of the `<Step>`s on each page, by the page's file. */
  readonly ticks: ReadonlyMap<string, readonly string[]>;
  /** content/ids.lock.json; undefined if there is none or it is among the unreadable. */
  readonly lock: IdLock | undefined;
  /** The day on which the content is judged, as YYYY-MM-DD. */
  readonly today: string;
}

/** content/ids.lock.json: every id that was published. Learners' progress is kept under them. */
export interface IdLock {
  readonly steps: readonly string[];
  /** `<step id>/<objective id>` */
  readonly objectives: readonly string[];
  readonly questions: readonly string[];
  /** `<step id>/<id of a Step>` */
  readonly ticks: readonly string[];
  /** Pages besides the steps, below the site's root: `about/`, `technologies/docker/`. */
  readonly addresses: readonly string[];
  /** Ids given up for good, written as in the lists above. */
  readonly retired: readonly RetiredId[];
}

/** An id that nothing took the place of. */
export interface RetiredId {
  readonly id: string;
  /** The day it was given up. */
  readonly on: string;
  /** One line for whoever finds progress under it. */
  readonly why: string;
}

/** Files of the lists: one file each. */
export const listFiles = {
  technologies: 'content/technologies.yaml',
  claims: 'content/claims.yaml',
  names: 'content/names.yaml',
  glossary: 'content/glossary.yaml',
  errors: 'content/errors.yaml',
  external: 'content/external.yaml',
} as const;

/** Where the published ids are kept. */
export const lockFile = 'content/ids.lock.json';
