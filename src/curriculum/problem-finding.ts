import table from './problem-kinds.json' with { type: 'json' };

/** The kinds of content problems: one row each in problem-kinds.json. */
export type ProblemKind = keyof typeof table;

/** What the table says about a kind. */
export interface ProblemKindEntry {
  /** LP and three digits; printed with each message. */
  readonly code: string;
  /** A few words, lower case. */
  readonly title: string;
  /** What is wrong and why it matters. */
  readonly means: string;
  /** How to put it right, in general. */
  readonly mend: string;
  /** A warning is printed, but does not stop the build. */
  readonly warning?: boolean;
}

/** All kinds of content problems, in the order of their codes. */
export const problemKinds: Readonly<Record<ProblemKind, ProblemKindEntry>> = table;

/** Keys and indexes that lead to a value in YAML: `['steps', 3, 'prerequisites', 0]`. */
export type KeyPath = readonly (string | number)[];

/** Where in a file a problem is: at a key or value of its YAML, at a run of characters, or at the file itself. */
export type Place =
  | { readonly kind: 'key' | 'value'; readonly path: KeyPath }
  | { readonly kind: 'span'; readonly start: number; readonly end: number }
  | { readonly kind: 'file' };

/** What the author may have meant, and the file that defines it. */
export interface Nearest {
  readonly text: string;
  readonly file?: string;
}

/** A problem before its place is turned into line and column. */
export interface Finding {
  readonly kind: ProblemKind;
  /** Path below the root of the repository, with forward slashes. */
  readonly file: string;
  readonly place: Place;
  /** One plain sentence, or several lines. */
  readonly message: string;
  readonly nearest?: Nearest;
  /** What to write instead, here. */
  readonly mend: string;
}

/** The file as a whole. */
export const wholeFile: Place = { kind: 'file' };

/** The place of a key in a file's YAML. */
export function atKey(...path: KeyPath): Place {
  return { kind: 'key', path };
}

/** The place of a value in a file's YAML. */
export function atValue(...path: KeyPath): Place {
  return { kind: 'value', path };
}

/** The anchor of a kind on the help page: the slug of its heading there. */
export function helpAnchor(kind: ProblemKind): string {
  const { code, title } = problemKinds[kind];
  const words = title.toLowerCase().replaceAll(/[^a-z0-9 -]/g, '');
  return `${code.toLowerCase()}-${words.replaceAll(' ', '-')}`;
}
