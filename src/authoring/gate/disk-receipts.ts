import { join } from 'node:path';
import { assembleOnce, type Assemble } from '#authoring/labs/assemble.ts';
import { receiptState, type ReceiptState } from '#authoring/labs/receipt.ts';
import type { ReceiptOf, VerifiedPage } from './receipts.ts';

/** Looks receipts up in a checkout, for one look at its content. */
export function diskReceipts(root: string): ReceiptOf {
  const content = join(root, 'content');
  const assemble = assembleOnce(content);
  return (page) => {
    try {
      return reasonOf(stateOf(page, root, assemble));
    } catch (error) {
      // The files of the lab contradict each other; its own command says so too.
      return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    }
  };
}

function stateOf({ kind, id, path }: VerifiedPage, root: string, assemble: Assemble): ReceiptState {
  const page = kind === 'lab' ? { kind, id } : { kind, file: join(root, path) };
  return receiptState(page, join(root, 'content'), assemble);
}

function reasonOf(state: ReceiptState): string | undefined {
  return state.kind === 'stale' || state.kind === 'missing' ? state.reason : undefined;
}
