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

/** A job, and the lanes it needs for itself: two jobs with a lane in common never run at one time. */
export interface LanedJob<Result> {
  readonly run: () => Promise<Result>;
  readonly lanes: readonly string[];
}

interface Running {
  readonly lanes: readonly string[];
  readonly end: Promise<void>;
}

/**
 * Runs jobs, so many at a time, and gives each result in the order of the jobs.
 * A job whose lane is taken lets the next one go first.
 * When one throws, no other is started, `giveUp` ends those that run, and their end is awaited;
 * their results are dropped.
 */
export async function* inOrder<Result>(
  jobs: readonly LanedJob<Result>[],
  width: number,
  giveUp: () => void,
): AsyncGenerator<Result> {
  const waiting = [...jobs.entries()];
  const running = new Map<number, Running>();
  const results = new Map<number, Result>();
  try {
    for (let next = 0; next < jobs.length;) {
      startWhatFits(waiting, running, results, width);
      await Promise.race([...running.values()].map(({ end }) => end));
      for (; results.has(next); next += 1) yield results.get(next) as Result;
    }
  } catch (error) {
    giveUp();
    throw error;
  } finally {
    await Promise.allSettled([...running.values()].map(({ end }) => end));
  }
}

function startWhatFits<Result>(
  waiting: [number, LanedJob<Result>][],
  running: Map<number, Running>,
  results: Map<number, Result>,
  width: number,
): void {
  while (running.size < width) {
    const taken = new Set([...running.values()].flatMap(({ lanes }) => lanes));
    const at = waiting.findIndex(([, { lanes }]) => !lanes.some((lane) => taken.has(lane)));
    const [found] = at === -1 ? [] : waiting.splice(at, 1);
    if (found === undefined) return;
    const [index, { run, lanes }] = found;
    const end = run().then((result) => {
      running.delete(index);
      results.set(index, result);
    });
    // Told by the race; a second one that fails meanwhile is no stray.
    end.catch(() => undefined);
    running.set(index, { lanes, end });
  }
}
