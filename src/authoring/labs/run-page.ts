import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { blockProblems, type Block } from './blocks.ts';
import type { Page } from './pages.ts';
import type { Bench } from './place.ts';
import { runBlock, type BlockFailure, type Mending } from './run-block.ts';
import { openStage, type Stage } from './stage.ts';

/** What running the blocks of a page showed. */
export interface PageResult {
  readonly ran: number;
  readonly saved: number;
  readonly commands: readonly string[];
  readonly failures: readonly BlockFailure[];
  readonly mendings: readonly Mending[];
  /** Versions of the direct dependencies of the environment. */
  readonly packages: Readonly<Record<string, string>>;
}

/** Runs and saves the blocks of a page in order, in an empty home and working folder. */
export async function runPage(bench: Bench, page: Page): Promise<PageResult> {
  const [problem] = blockProblems(page.blocks);
  if (problem !== undefined)
    return {
      ...nothing,
      failures: [{ line: problem.line, text: problem.message, lines: [], isFatal: true }],
    };
  const stage = await openStage(bench, page);
  try {
    const result = await runBlocks(page, stage);
    return { ...result, packages: stage.packages };
  } finally {
    await stage.close();
  }
}

const nothing = { ran: 0, saved: 0, commands: [], failures: [], mendings: [], packages: {} };

async function runBlocks(page: Page, stage: Stage): Promise<Omit<PageResult, 'packages'>> {
  const commands: string[] = [];
  const failures: BlockFailure[] = [];
  const mendings: Mending[] = [];
  const count = { run: 0, save: 0 };
  for (const [index, block] of page.blocks.entries()) {
    if (block.kind === 'save') save(block, stage.work);
    if (block.kind !== 'run' && block.kind !== 'save') continue;
    count[block.kind] += 1;
    if (block.kind === 'save') continue;
    const result = await runBlock(page, index, stage.run(block));
    commands.push(...result.commands);
    failures.push(...result.failures);
    mendings.push(...result.mendings);
    if (result.failures.some(({ isFatal }) => isFatal)) break;
  }
  return { ran: count.run, saved: count.save, commands, failures, mendings };
}

function save({ text, options }: Block, work: string): void {
  const target = join(work, ...(options.save ?? '').split('/'));
  mkdirSync(dirname(target), { recursive: true });
  if (options.append) appendFileSync(target, `${text}\n`);
  else writeFileSync(target, `${text}\n`);
}
