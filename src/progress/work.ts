/** Work that can pause: after each part it yields how many parts are done. */
export type Work<Result> = Generator<number, Result>;

/** Does all of it without a pause. */
export function finished<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
