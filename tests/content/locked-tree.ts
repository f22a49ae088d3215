import { problemInput } from '#authoring/gate/check.ts';
import { readContentSet } from '#authoring/gate/content-set.ts';
import { withChanges, type ContentReader } from '#authoring/gate/reader.ts';
import { lockFile } from '#curriculum/problem-input.ts';
import { livingIds, lockWith } from '#curriculum/problem-lock.ts';

/** A tree after `npm run check:content -- --lock`. */
export function lockedTree(tree: ContentReader, today: string): ContentReader {
  const input = problemInput(readContentSet(tree), today);
  const empty = { steps: [], objectives: [], questions: [], ticks: [], addresses: [], retired: [] };
  const lock = lockWith(input.lock ?? empty, livingIds(input));
  const bytes = new TextEncoder().encode(`${JSON.stringify(lock, undefined, 2)}\n`);
  return withChanges(tree, new Map([[lockFile, bytes]]));
}
