import type { Change, Difference } from './difference.ts';
import { factPrefix } from './keys.ts';
import type { Refused } from './parse-export.ts';

/** Kind → what one fact and several facts of it are called. */
const names = new Map([
  ['lesson', ['finished or reopened step', 'finished or reopened steps']],
  ['tick', ['tick in a lab', 'ticks in labs']],
  ['answer', ['answer', 'answers']],
  ['rating', ['review', 'reviews']],
  ['spent', ['stretch of work', 'stretches of work']],
  ['undo', ['answer taken back', 'answers taken back']],
  ['predict', ['prediction', 'predictions']],
  ['known', ['thing you know', 'things you know']],
  ['setting', ['setting', 'settings']],
  ['visit', ['visited page', 'visited pages']],
  ['version', ['note of what a page said', 'notes of what a page said']],
]);
const otherNames = ['record of a newer kind', 'records of a newer kind'];

/** Most records that are named one by one. */
const mostNamed = 10;

/** Says in sentences what an import would do, before it does it. */
export function previewLines(
  { added, replaced, kept, sameCount }: Difference,
  refused: readonly Refused[],
  warnings: readonly string[],
): readonly string[] {
  const isEmpty = !added.length && !replaced.length;
  return [
    ...warnings,
    ...(isEmpty ? ['The file holds nothing that is not here already.'] : []),
    ...(added.length ? [`Adds ${counted(added)}.`] : []),
    ...(replaced.length ? [`Replaces with a newer state: ${counted(replaced)}.`] : []),
    ...(kept.length ? [`Stays as it is here, because it is newer: ${kept.length}.`] : []),
    ...(sameCount ? [`The same in both: ${sameCount}.`] : []),
    ...refusedLines(refused),
  ];
}

/** Counts changes by kind: `2 answers, 1 setting`. */
export function counted(changes: readonly Change[]): string {
  return countWords(countsOf(changes));
}

/** Kind of fact → how many changes are of it. */
export function countsOf(changes: readonly Change[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of changes) {
    const kind = key.slice(factPrefix.length, key.indexOf(':', factPrefix.length));
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** Says such counts in one order: `2 answers, 1 setting`. Kinds that are called alike are told together. */
export function countWords(counts: ReadonlyMap<string, number>): string {
  const sums = new Map<readonly string[], number>([...names.values()].map((forms) => [forms, 0]));
  for (const [kind, count] of counts) {
    const forms = names.get(kind) ?? otherNames;
    sums.set(forms, (sums.get(forms) ?? 0) + count);
  }
  return [...sums]
    .filter(([, count]) => count > 0)
    .map(
      ([[one = '', many = ''], count]) =>
        `${count.toLocaleString('en')} ${count === 1 ? one : many}`,
    )
    .join(', ');
}

function refusedLines(refused: readonly Refused[]): readonly string[] {
  if (!refused.length) return [];
  const named = refused.slice(0, mostNamed).map(({ key, why }) => `Left out "${key}": ${why}.`);
  const rest = refused.length - named.length;
  return rest ? [...named, `Left out ${rest} more.`] : named;
}
