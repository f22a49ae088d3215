import { wholeFile, type Finding } from '#curriculum/problem-finding.ts';
import type { ContentSet } from './content-set.ts';

/** Says why a lab or lesson does not count as verified; undefined if it does, or needs no proof. */
export type ReceiptOf = (page: VerifiedPage) => string | undefined;

/** A page whose code was run. */
export interface VerifiedPage {
  readonly kind: 'lab' | 'lesson';
  readonly id: string;
  /** Below the root of the repository. */
  readonly path: string;
}

/** Labs and lessons whose code changed since it ran, or never ran. */
export function receiptFindings(
  { files, unreadable }: ContentSet,
  receiptOf: ReceiptOf,
): readonly Finding[] {
  const pages: readonly VerifiedPage[] = [
    ...files.labs.map(({ id, file }) => ({ kind: 'lab' as const, id, path: file })),
    ...files.lessons.map(({ id, file }) => ({ kind: 'lesson' as const, id, path: file })),
  ];
  return pages
    .filter(({ path }) => !unreadable.has(path))
    .flatMap((page): readonly Finding[] => {
      const reason = receiptOf(page);
      if (reason === undefined) return [];
      const command = page.kind === 'lab' ? 'the lab' : 'the lesson';
      return [
        {
          kind: page.kind === 'lab' ? 'stale-lab-receipt' : 'stale-lesson-receipt',
          file: page.path,
          place: wholeFile,
          message: `"${page.id}" does not count as verified: ${reason}.`,
          mend: `run npm run test:labs -- ${page.id}; it runs ${command} and writes the receipt`,
        },
      ];
    });
}
