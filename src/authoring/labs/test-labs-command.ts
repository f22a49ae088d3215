import { writeFileSync } from 'node:fs';
import { choiceOf, testLabsUsage, type Choice } from './choice.ts';
import { engineKeeper, type OpenEngine } from './containers/keeper.ts';
import { LabError } from './lab-error.ts';
import { endProcesses } from './leftovers.ts';
import { mended } from './mend.ts';
import { engineOf, type Bench } from './place.ts';
import { receiptState, writeReceipt } from './receipt.ts';
import { inOrder, lineText, summaryText, type Line } from './report.ts';
import { runPage } from './run-page.ts';
import { allSubjects, type Subject } from './subjects.ts';
import { jobsOf, receiptOf, type Outcome } from './test-subject.ts';
import { findTools } from './tools.ts';

/** Where `npm run test:labs` runs. */
export interface TestLabsPlace extends Omit<Bench, 'tools' | 'engines'> {
  /** YYYY-MM-DD, for receipts. */
  readonly today: string;
  readonly print: (text: string) => void;
  /** How an engine is had; else the one of this machine, or one of our own. */
  readonly openEngine?: OpenEngine;
}

const width = 2;

/**
 * Proves labs and runs the code of pages.
 *
 * @returns true when everything passed
 * @throws LabError when the command line is wrong or a tool is missing
 */
export async function testLabsCommand(
  words: readonly string[],
  place: TestLabsPlace,
): Promise<boolean> {
  if (words.includes('--help') || words.includes('-h')) {
    place.print(testLabsUsage);
    return true;
  }
  const subjects = allSubjects(place.content);
  const choice = choiceOf(
    words,
    subjects.map(({ id }) => id),
  );
  const named = subjects.filter(({ id }) => choice.ids.length === 0 || choice.ids.includes(id));
  const trusted = named.flatMap((subject) => trustedLine(subject, choice, place.content));
  const chosen = named.filter(({ id }) => !trusted.some((line) => line.id === id));
  const { cache, inherited } = place;
  const engines = engineKeeper({ cache, inherited }, place.openEngine);
  const bench = (): Bench => ({
    ...place,
    tools: findTools({ cache, environment: inherited, ...choice }),
    engines,
  });
  trusted.forEach((line) => {
    place.print(lineText(line));
  });
  try {
    const lines =
      chosen.length === 0
        ? []
        : choice.isUpdating
          ? await updatePages(bench(), chosen, place)
          : await testSubjects(bench(), chosen, choice, place);
    place.print(summaryText([...trusted, ...lines]));
    return lines.every(({ isPassed }) => isPassed);
  } finally {
    await engines.end();
  }
}

/** The line of a subject that need not run: none of the code its receipt vouches for has changed. */
function trustedLine(
  { id, vouched }: Subject,
  { ids, isRunningAll }: Choice,
  content: string,
): readonly Line[] {
  if (ids.length > 0 || isRunningAll) return [];
  const state = receiptState(vouched, content);
  if (state.kind !== 'fresh') return [];
  const text = `unchanged since it ran on ${state.receipt.date}; --all runs it again`;
  return [{ isPassed: true, id, text, lines: [] }];
}

async function testSubjects(
  bench: Bench,
  subjects: readonly Subject[],
  choice: Choice,
  place: TestLabsPlace,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  const show = (line: Line) => {
    lines.push(line);
    place.print(lineText(line));
  };
  const jobs = subjects.flatMap((subject) => jobsOf(bench, subject));
  let done: Outcome[] = [];
  let index = 0;
  for await (const outcome of inOrder(jobs, width, endProcesses)) {
    show(outcome.line);
    done.push(outcome);
    index += 1;
    if (jobs[index]?.subject === outcome.subject) continue;
    if (done.every(({ line }) => line.isPassed))
      show(await receiptLine(bench, outcome.subject, done, choice, place.today));
    done = [];
  }
  return lines;
}

async function receiptLine(
  bench: Bench,
  subject: Subject,
  outcomes: readonly Outcome[],
  { isWriting, isStamping }: Choice,
  today: string,
): Promise<Line> {
  const { id, vouched } = subject;
  const state = receiptState(vouched, bench.content);
  if (state.kind === 'fresh' && !isStamping)
    return { isPassed: true, id, text: `the receipt of ${state.receipt.date} holds`, lines: [] };
  if (isWriting) {
    const engine = await engineOf(bench, subject.page);
    writeReceipt(vouched, receiptOf(bench, subject, outcomes, today, engine), bench.content);
    return { isPassed: true, id, text: `wrote ${subject.receipt}`, lines: [] };
  }
  const reason = state.kind === 'stale' || state.kind === 'missing' ? state.reason : state.kind;
  const text = `${subject.receipt} is ${state.kind}: ${reason}. Run npm run test:labs -- --write ${id}`;
  return { isPassed: false, id, text, lines: [] };
}

async function updatePages(
  bench: Bench,
  subjects: readonly Subject[],
  { print }: TestLabsPlace,
): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const { id, page } of subjects) {
    const { failures, mendings } = await runPage(bench, page);
    const fatal = failures.filter(({ isFatal }) => isFatal);
    if (mendings.length > 0) writeFileSync(page.path, mended(page.source, mendings));
    const text = `rewrote ${String(mendings.length)} outputs in ${page.file}`;
    const details = fatal.flatMap(({ line, text: why, lines: more }) => [
      `${page.file}:${String(line)}  ${why}`,
      ...more.map((detail) => `    ${detail}`),
    ]);
    const line = { isPassed: fatal.length === 0, id, text, lines: details };
    lines.push(line);
    print(lineText(line));
  }
  return lines;
}

/** Turns a mistake into its message; anything else is a fault of ours. */
export function messageOf(error: unknown): string {
  if (error instanceof LabError) return error.message;
  throw error;
}
