import { parseBlocks, blockCounts } from './blocks.ts';
import type { Engine, StandIn } from './containers/engine.ts';
import { usedStandIns } from './containers/used-stand-ins.ts';
import { frontMatter } from './front-matter.ts';
import { plural } from './grader.ts';
import { IndexError, LabError } from './lab-error.ts';
import { hasCodeToRun, type Page } from './pages.ts';
import type { Bench } from './place.ts';
import { gradeCommand, proofsOf, type Proof, type Proved } from './prove.ts';
import { currentHash, type LabProofs, type Receipt } from './receipt.ts';
import type { LanedJob, Line } from './report.ts';
import { runPage, type PageResult } from './run-page.ts';
import type { Subject } from './subjects.ts';
import { platformName } from './tools.ts';

/** One piece of a subject's test: a proof of its lab, or its page. */
export interface Job extends LanedJob<Outcome> {
  readonly subject: Subject;
}

/** What a job showed. */
export interface Outcome {
  readonly subject: Subject;
  readonly line: Line;
  readonly packages: Readonly<Record<string, string>>;
  readonly proof?: { readonly proof: Proof; readonly proved: Proved };
  readonly page?: PageResult;
}

/** The jobs of a subject in the order of the report. A mistake in its files is a job that fails. */
export function jobsOf(bench: Bench, subject: Subject): readonly Job[] {
  const page = hasCodeToRun(subject.page) ? [pageJob(bench, subject)] : [];
  if (subject.vouched.kind === 'lesson') return page;
  try {
    const proofs = proofsOf(bench, subject.id).map((proof) => proofJob(subject, proof));
    return [...proofs, ...page];
  } catch (error) {
    return [{ subject, lanes: [], run: () => Promise.resolve(failedOutcome(subject, error)) }];
  }
}

/** The receipt that the outcomes of a subject earn. */
export function receiptOf(
  bench: Bench,
  subject: Subject,
  outcomes: readonly Outcome[],
  date: string,
  engine?: Engine,
): Receipt {
  const { tools } = bench;
  const parsed = parseBlocks(subject.page.source);
  const proofs = subject.vouched.kind === 'lab' ? labProofs(outcomes) : undefined;
  const level = frontMatter(subject.page.source)['proof'];
  const packages = Object.assign({}, ...outcomes.map((outcome) => outcome.packages)) as Record<
    string,
    string
  >;
  return {
    date,
    hash: currentHash(subject.vouched, bench.content),
    level: typeof level === 'string' ? level : 'ran',
    platform: platformName(),
    python: tools.python.version,
    tools: {
      ...packages,
      ...engine?.versions,
      python: tools.python.version,
      uv: tools.uv.version,
    },
    ...standInsField(usedStandIns(bench.content, subject.page, engine?.standIns ?? [])),
    ...(proofs === undefined ? {} : { proofs }),
    blocks: blockCounts(parsed),
    commands: [
      ...(proofs === undefined ? [] : [gradeCommand]),
      ...outcomes.flatMap(({ page }) => page?.commands ?? []),
    ],
    notRun: notRunOf(subject.page),
  };
}

function standInsField(standIns: readonly StandIn[]): Pick<Receipt, 'standIns'> {
  return standIns.length === 0 ? {} : { standIns };
}

/** Pages use fixed ports, so one page runs at a time; what one engine serves runs one after another too. */
function lanesOf({ page }: Subject, kind: 'page' | 'proof'): readonly string[] {
  return [...(kind === 'page' ? ['ports'] : []), ...(page.engine === undefined ? [] : ['engine'])];
}

function proofJob(subject: Subject, proof: Proof): Job {
  return {
    subject,
    lanes: lanesOf(subject, 'proof'),
    run: () =>
      timed(subject, async () => {
        const proved = await proof.run();
        const { finding, packages } = proved;
        const lines = finding.kind === 'refuted' ? finding.lines : [];
        const line = {
          isPassed: finding.kind === 'proved',
          id: subject.id,
          text: finding.text,
          lines,
        };
        return { subject, line, packages, proof: { proof, proved } };
      }),
  };
}

function pageJob(bench: Bench, subject: Subject): Job {
  return {
    subject,
    lanes: lanesOf(subject, 'page'),
    run: () =>
      timed(subject, async () => {
        const page = await runPage(bench, subject.page);
        return { subject, line: pageLine(subject.page, page), packages: page.packages, page };
      }),
  };
}

function pageLine({ id, file, blocks }: Page, { ran, saved, failures }: PageResult): Line {
  if (failures.length === 0) {
    const text = `the page holds: ${plural(ran, 'block')} ran, ${String(saved)} saved`;
    return { isPassed: true, id, text, lines: [] };
  }
  const planned = blocks.filter(({ kind }) => kind === 'run').length;
  const skipped = planned - ran;
  const lines = failures.flatMap(({ line, text, lines: details }) => [
    `${file}:${String(line)}  ${text}`,
    ...details.map((detail) => `    ${detail}`),
  ]);
  if (skipped > 0) lines.push(`${plural(skipped, 'block')} did not run`);
  return {
    isPassed: false,
    id,
    text: `the page does not hold: ${plural(failures.length, 'failure')}`,
    lines,
  };
}

async function timed(subject: Subject, run: () => Promise<Outcome>): Promise<Outcome> {
  const start = performance.now();
  try {
    const outcome = await run();
    return { ...outcome, line: { ...outcome.line, seconds: (performance.now() - start) / 1000 } };
  } catch (error) {
    return failedOutcome(subject, error);
  }
}

function failedOutcome(subject: Subject, error: unknown): Outcome {
  if (!(error instanceof LabError) || error instanceof IndexError) throw error;
  const line = { isPassed: false, id: subject.id, text: error.message, lines: [] };
  return { subject, line, packages: {} };
}

function labProofs(outcomes: readonly Outcome[]): LabProofs {
  const counts = (name: string, isMet: boolean) =>
    outcomes.flatMap(({ proof }) => {
      const finding = proof?.proof.name === name ? proof.proved.finding : undefined;
      const requirements = finding?.kind === 'proved' ? finding.requirements : [];
      return requirements.filter((requirement) => requirement.isMet === isMet);
    }).length;
  return {
    solution: { passed: counts('solution', true) },
    starter: { failed: counts('starter', false) },
    faults: outcomes.flatMap(({ proof }) => {
      const fault = proof?.proof.fault;
      return fault === undefined ? [] : [{ id: fault.id, hint: fault.hint }];
    }),
  };
}

/** Blocks that are only shown: the first line and the reason. */
function notRunOf({ blocks }: Page): Receipt['notRun'] {
  return blocks
    .filter(({ kind }) => kind === 'illustration')
    .map(({ language, text, options }) => ({
      block: `${language}: ${text.trim().split('\n')[0] ?? ''}`,
      reason: options.illustration ?? '',
    }));
}
