import { join } from 'node:path';
import { receiptState, type ReceiptState } from '#authoring/labs/receipt.ts';
import type { ReceiptOf, VerifiedPage } from './receipts.ts';

/** Looks receipts up in a checkout. */
export function diskReceipts(root: string): ReceiptOf {
  const content = join(root, 'content');
  return (page) => {
    try {
      return reasonOf(stateOf(page, root, content));
    } catch (error) {
      // The files of the lab contradict each other; its own command says so too.
      return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    }
  };
}

function stateOf({ kind, id, path }: VerifiedPage, root: string, content: string): ReceiptState {
  return kind === 'lab'
    ? receiptState({ kind, id }, content)
    : receiptState({ kind, file: join(root, path) }, content);
}

function reasonOf(state: ReceiptState): string | undefined {
  return state.kind === 'stale' || state.kind === 'missing' ? state.reason : undefined;
}
