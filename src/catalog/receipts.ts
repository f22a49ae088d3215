import { existsSync, readFileSync } from 'node:fs';
import { parseReceipt, receiptFile, type Receipt } from '#authoring/labs/receipt.ts';
import type { Step } from '#curriculum/types.ts';

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
