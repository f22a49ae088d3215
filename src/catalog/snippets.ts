import { readSnippet, type SnippetText } from '#authoring/labs/snippet.ts';

/** A region of a lab file, or all of it, as it is shown on a page. */
export interface Snippet extends SnippetText {
  /** The lab whose tests run the file. */
  readonly lab: string;
  /** Where the file stands in the lab as a learner has it: `src/sampai/model.py`. */
  readonly path: string;
}

const parts = ['starter', 'solution'];

/**
 * Reads what `<Snippet file="…" region="…" />` names.
 *
 * @param file below content/, `labs/<lab>/solution/…`; the leading `labs/` may be left out
 * @throws LabError that names the nearest file or region when there is none
 */
export function snippetOf(file: string, region?: string): Snippet {
  const below = file.replace(/^labs\//, '');
  const [lab = '', part = '', ...path] = below.split('/');
  const shown = parts.includes(part) ? path : [part, ...path];
  return { ...readSnippet(below, region), lab, path: shown.join('/') };
}
