import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { assembleOnce, contentFolder, labFolder, type Assemble } from './assemble.ts';
import { parseBlocks, type BlockCounts } from './blocks.ts';
import type { StandIn } from './containers/engine.ts';
import { isRecord } from './front-matter.ts';
import { labHash, lessonHash } from './hash.ts';
import { LabError } from './lab-error.ts';
import { hasCodeToRun } from './pages.ts';

/** What a run proved, on which day and with what. Written by the run, shown on the page. */
export interface Receipt {
  /** YYYY-MM-DD, in UTC. */
  readonly date: string;
  /** Of everything it vouches for; another hash means another text. */
  readonly hash: string;
  /** How far the proof goes. */
  readonly level: string;
  /** Operating system and processor. */
  readonly platform: string;
  readonly python: string;
  /** Version of uv, of Python and of each direct dependency. */
  readonly tools: Readonly<Record<string, string>>;
  /** Images that stood in for public ones of the same name, and what they were made from. */
  readonly standIns?: readonly StandIn[];
  /** Of a lab: what its grader said. */
  readonly proofs?: LabProofs;
  readonly blocks: BlockCounts;
  /** Shell commands in the order in which they ran. */
  readonly commands: readonly string[];
  readonly notRun: readonly { readonly block: string; readonly reason: string }[];
}

/** The three proofs of a lab: the solution passes, the starter fails, each planted fault fails with its hint. */
export interface LabProofs {
  readonly solution: { readonly passed: number };
  readonly starter: { readonly failed: number };
  readonly faults: readonly { readonly id: string; readonly hint: string }[];
}

/** A lab, or the file of a lesson. */
export type Vouched =
  | { readonly kind: 'lab'; readonly id: string }
  | { readonly kind: 'lesson'; readonly file: string };

/** Whether a receipt still holds. `reason` completes "it is stale/missing because". */
export type ReceiptState =
  | { readonly kind: 'unneeded' }
  | { readonly kind: 'fresh'; readonly receipt: Receipt }
  | { readonly kind: 'stale'; readonly reason: string; readonly receipt?: Receipt }
  | { readonly kind: 'missing'; readonly reason: string };

/** Where the receipt of a lab or lesson stands. */
export function receiptFile(page: Vouched, content: string = contentFolder): string {
  return page.kind === 'lab'
    ? join(labFolder(page.id, content), 'verified.json')
    : page.file.replace(/\.mdx$/, '.verified.json');
}

/** Compares a receipt with what stands in the content now. A lesson without code to run needs none. */
export function receiptState(
  page: Vouched,
  content: string = contentFolder,
  assemble: Assemble = assembleOnce(content),
): ReceiptState {
  const file = receiptFile(page, content);
  if (!isNeeded(page)) {
    if (!existsSync(file)) return { kind: 'unneeded' };
    return { kind: 'stale', reason: 'the page has no code to run any more; delete the receipt' };
  }
  if (!existsSync(file)) return { kind: 'missing', reason: 'it was never run' };
  const receipt = parseReceipt(readFileSync(file, 'utf8'));
  if (receipt === undefined) return { kind: 'stale', reason: 'the receipt cannot be read' };
  return receipt.hash === currentHash(page, content, assemble)
    ? { kind: 'fresh', receipt }
    : { kind: 'stale', reason: `its code changed after it ran on ${receipt.date}`, receipt };
}

/** The hash a receipt must carry to be fresh. */
export function currentHash(
  page: Vouched,
  content: string = contentFolder,
  assemble: Assemble = assembleOnce(content),
): string {
  return page.kind === 'lab'
    ? labHash(page.id, content, assemble)
    : lessonHash(page.file, content, assemble);
}

/** Writes a receipt; the same facts give the same bytes. */
export function writeReceipt(
  page: Vouched,
  receipt: Receipt,
  content: string = contentFolder,
): void {
  writeFileSync(receiptFile(page, content), formatReceipt(receipt));
}

/** A receipt as JSON: fields in one order, tools by name. */
export function formatReceipt(receipt: Receipt): string {
  const { date, hash, level, platform, python, standIns, proofs, blocks, commands, notRun } =
    receipt;
  const tools = Object.fromEntries(
    Object.entries(receipt.tools).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
  const { illustration, run, saved, snippet } = blocks;
  const ordered = {
    ...{ date, hash, level, platform, python, tools },
    ...(standIns === undefined ? {} : { standIns }),
    ...(proofs === undefined ? {} : { proofs }),
    ...{ blocks: { run, saved, snippet, illustration }, commands, notRun },
  };
  return `${JSON.stringify(ordered, undefined, 2)}\n`;
}

/** Reads a receipt; undefined when the text is none. */
export function parseReceipt(text: string): Receipt | undefined {
  const value = jsonOf(text);
  if (!isRecord(value)) return undefined;
  const strings = ['date', 'hash', 'level', 'platform', 'python'];
  const records = ['tools', 'blocks'];
  const lists = ['commands', 'notRun'];
  const isWhole =
    strings.every((name) => typeof value[name] === 'string') &&
    records.every((name) => isRecord(value[name])) &&
    lists.every((name) => Array.isArray(value[name]));
  return isWhole ? (value as unknown as Receipt) : undefined;
}

function isNeeded(page: Vouched): boolean {
  if (page.kind === 'lab') return true;
  if (!existsSync(page.file)) throw new LabError(`${page.file} does not exist.`);
  return hasCodeToRun(parseBlocks(readFileSync(page.file, 'utf8')));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
