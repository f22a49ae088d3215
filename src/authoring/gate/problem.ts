import type { Nearest, ProblemKind } from '#curriculum/problem-finding.ts';

/** A content problem with its place in the file, ready to be shown. */
export interface Problem {
  readonly kind: ProblemKind;
  /** LP and three digits. */
  readonly code: string;
  readonly title: string;
  /** Shown, but nothing fails because of it. */
  readonly isWarning: boolean;
  /** Below the root of the repository, with forward slashes. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** The line of the file; absent if the problem is the file itself. */
  readonly excerpt?: Excerpt;
  readonly message: string;
  readonly nearest?: Nearest;
  readonly mend: string;
  /** Anchor on the help page. */
  readonly help: string;
}

/** A source line as a terminal can show it, and what of it is meant. */
export interface Excerpt {
  readonly text: string;
  /** Signs before the mark. */
  readonly indent: number;
  /** Length of the mark; at least 1. */
  readonly width: number;
}
