import type { Finding } from './problem-finding.ts';
import { listFiles, type ProblemInput } from './problem-input.ts';
import { nearestTo } from './problem-nearest.ts';
import { stepRecords } from './problem-steps.ts';

type Contents = Pick<ProblemInput, 'files' | 'unreadable'>;

interface Named {
  readonly id: string;
  readonly file: string;
}

/** Ids that exist, what they are ids of, and the file that defines each. */
export interface Known {
  readonly what: string;
  /** Where a new one is added. */
  readonly home: string;
  /** Id → file. */
  readonly ids: ReadonlyMap<string, string>;
  /** False if a file that could define more of them cannot be read. */
  readonly isCertain: boolean;
}

/** Everything content can name by its id. */
export interface KnownIds {
  readonly step: Known;
  readonly prerequisite: Known;
  readonly lab: Known;
  readonly project: Known;
  readonly certification: Known;
  readonly technology: Known;
  readonly claim: Known;
  readonly name: Known;
  readonly glossary: Known;
  readonly error: Known;
}

/** Collects the ids that content can name. */
export function knownIds({ files, unreadable }: Contents): KnownIds {
  const isCertain = (home: string): boolean => !unreadable.has(home);
  const list = (what: string, home: string, entries: readonly { id: string }[]): Known => ({
    what,
    home,
    ids: new Map(entries.map(({ id }) => [id, home])),
    isCertain: isCertain(home),
  });
  const own = (what: string, home: string, entries: readonly Named[]): Known => ({
    what,
    home,
    ids: new Map(entries.map(({ id, file }) => [id, file])),
    isCertain: true,
  });
  const step: Known = {
    ...own('step', 'module.yaml', stepRecords(files)),
    isCertain: files.modules.every(({ file }) => isCertain(file)),
  };
  const external = list('prerequisite', listFiles.external, files.external);
  return {
    step,
    prerequisite: {
      what: 'step or entry of content/external.yaml',
      home: listFiles.external,
      ids: new Map([...step.ids, ...external.ids]),
      isCertain: step.isCertain && external.isCertain,
    },
    lab: own('lab', 'content/labs/', files.labs),
    project: own('project', 'content/projects/', files.projects),
    certification: own('certification', 'content/certifications/', files.certifications),
    technology: list('technology', listFiles.technologies, files.technologies),
    claim: list('claim', listFiles.claims, files.claims),
    name: list('name', listFiles.names, files.names),
    glossary: list('glossary word', listFiles.glossary, files.glossary),
    error: list('error', listFiles.errors, files.errors),
  };
}

/** Whether an id can be said to be wrong: it is not blank, not known, and everything was read. */
export function isUnknown(id: string, known: Known): boolean {
  return id.trim() !== '' && known.isCertain && !known.ids.has(id);
}

/** What an unknown id is called, the nearest known one, and what to do. */
export function unknownId(id: string, known: Known): Pick<Finding, 'message' | 'nearest' | 'mend'> {
  const near = nearestTo(id, known.ids.keys());
  const file = near === undefined ? undefined : known.ids.get(near);
  return {
    message: `"${id}" is not the id of any ${known.what}.`,
    ...(near !== undefined && { nearest: { text: near, ...(file && { file }) } }),
    mend: near
      ? `write ${near} instead of ${id}`
      : `correct the id, or add "${id}" to ${known.home}`,
  };
}
