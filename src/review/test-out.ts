/** A question of a test, and how it went. */
export interface Tried {
  /** `<step>/<objective>`. */
  readonly objective: string;
  /** Whether the first check was right. */
  readonly isRight: boolean;
}

/** What a test says. */
export interface TestResult {
  readonly isPassed: boolean;
  readonly rightCount: number;
  /** Objectives of which no question was right, in the order asked. */
  readonly missed: readonly string[];
}

/** So much of a test must be right at the first check, 0 to 1. */
export const passShare = 0.8;

/** How many of so many questions must be right. */
export function neededCount(questionCount: number): number {
  return Math.ceil(questionCount * passShare);
}

/**
 * Whether a learner has what a step teaches: four of five questions right at the first check, and at
 * least one for each objective, so that no objective hides behind the others. Nothing asked is not passed.
 */
export function testResult(tried: readonly Tried[]): TestResult {
  const right = tried.filter(({ isRight }) => isRight);
  const held = new Set(right.map(({ objective }) => objective));
  const missed = [...new Set(tried.map(({ objective }) => objective))].filter(
    (objective) => !held.has(objective),
  );
  const isEnough = tried.length > 0 && right.length >= neededCount(tried.length);
  return { isPassed: isEnough && missed.length === 0, rightCount: right.length, missed };
}
