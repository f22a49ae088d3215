/** One line of the report, and what is shown below it. */
export interface Line {
  readonly isPassed: boolean;
  readonly id: string;
  readonly text: string;
  readonly seconds?: number;
  readonly lines: readonly string[];
}

/** A line as it is printed, with its details indented. */
export function lineText({ isPassed, id, text, seconds, lines }: Line): string {
  const time = seconds === undefined ? '' : `  (${seconds.toFixed(1)} s)`;
  const details = lines.map((line) => `        ${line}`.trimEnd());
  return [`${isPassed ? 'PASS' : 'FAIL'}  ${id}  ${text}${time}`, ...details].join('\n');
}

/** The last line of a run. */
export function summaryText(lines: readonly Line[]): string {
  const passed = lines.filter(({ isPassed }) => isPassed).length;
  return `${String(passed)} passed, ${String(lines.length - passed)} failed`;
}

/**
 * Runs jobs, so many at a time, and gives each result in the order of the jobs.
 * When one throws, no other is started, `giveUp` ends those that run, and their end is awaited;
 * their results are dropped.
 */
export async function* inOrder<Result>(
  jobs: readonly (() => Promise<Result>)[],
  width: number,
  giveUp: () => void,
): AsyncGenerator<Result> {
  const results: Promise<Result>[] = [];
  const breaking = new AbortController();
  breaking.signal.addEventListener('abort', giveUp);
  const isBroken = () => breaking.signal.aborted;
  const start = () => {
    const job = jobs[results.length];
    if (job === undefined || isBroken()) return;
    const result = job();
    results.push(result);
    result.then(start, () => {
      breaking.abort();
    });
  };
  for (let count = 0; count < width; count += 1) start();
  try {
    for (let index = 0; index < jobs.length && !isBroken(); index += 1) {
      const result = await results[index];
      // What ends after the break was ended by us, so its result says nothing.
      if (!isBroken()) yield result as Result;
    }
    await Promise.all(results);
  } finally {
    await Promise.allSettled(results);
  }
}
