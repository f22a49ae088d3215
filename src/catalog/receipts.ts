import { existsSync, readFileSync } from 'node:fs';
import { parseReceipt, receiptFile, type Receipt } from '#authoring/labs/receipt.ts';
import type { Step } from '#curriculum/types.ts';

export type { Receipt };

/**
 * What the last run of a lesson or lab proved. Undefined where nothing was run; whether a receipt
 * still fits its page is for the content gate, which lets no stale one through.
 */
export function receiptOf(step: Pick<Step, 'id' | 'kind' | 'file'>): Receipt | undefined {
  if (step.file === undefined || step.kind === 'quiz') return undefined;
  const file =
    step.kind === 'lesson'
      ? receiptFile({ kind: 'lesson', file: step.file })
      : receiptFile({ kind: 'lab', id: step.id });
  return existsSync(file) ? parseReceipt(readFileSync(file, 'utf8')) : undefined;
}

/** How far a page's code was run, in one line: `12 of 14 code blocks ran on 2026-11-23 with …`. */
export function proofLine({ blocks, date, tools }: Receipt): string {
  const { run, saved, snippet, illustration } = blocks;
  const ran = run + saved + snippet;
  const total = ran + illustration;
  const share = ran === total ? `All ${total}` : `${ran} of ${total}`;
  const shown = [`Python ${tools['python'] ?? ''}`, tools['uv'] && `uv ${tools['uv']}`];
  return `${share} code blocks ran on ${date} with ${shown.filter(Boolean).join(' and ')}`;
}
