import type { Finding } from './problem-finding.ts';
import { listFiles } from './problem-input.ts';
import { nearestTo } from './problem-nearest.ts';
import { stepRecords } from './problem-steps.ts';
import type { ContentFiles } from './types.ts';

/** Ids that exist, what they are ids of, and the file that defines each. */
export interface Known {
  readonly what: string;
  /** Where a new one is added. */
  readonly home: string;
  /** Id → file. */
  readonly ids: ReadonlyMap<string, string>;
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
export function knownIds(files: ContentFiles): KnownIds {
  const steps = stepRecords(files).map(({ id, file }) => [id, file] as const);
  const list = (what: string, home: string, entries: readonly { id: string }[]): Known => ({
    what,
    home,
    ids: new Map(entries.map(({ id }) => [id, home])),
  });
  const own = (
    what: string,
    home: string,
    entries: readonly { id: string; file: string }[],
  ): Known => ({
    what,
    home,
    ids: new Map(entries.map(({ id, file }) => [id, file])),
  });
  const external = list('prerequisite', listFiles.external, files.external);
  return {
    step: { what: 'step', home: 'module.yaml', ids: new Map(steps) },
    prerequisite: {
      what: 'step or entry of content/external.yaml',
      home: listFiles.external,
      ids: new Map([...steps, ...external.ids]),
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
