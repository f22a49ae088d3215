/** A number as a length. */
export interface Bar {
  readonly title: string;
  readonly text: string;
  /** Course of a path in a box 100 long and 1 high, filled from 0. */
  readonly path: string;
  /** Set off from the others. */
  readonly isOn: boolean;
}

/** The course of a bar; what is longer than `most` ends there. */
export function barPath(value: number, most: number): string {
  return `M0 0H${Math.min(100, Math.round((100 * value) / most))}V1H0z`;
}
