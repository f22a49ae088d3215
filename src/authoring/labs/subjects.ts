import { join } from 'node:path';
import { hasCodeToRun, labPages, lessonPages, type Page } from './pages.ts';
import type { Vouched } from './receipt.ts';

/** What has a receipt: a lab with its page, or a lesson. */
export interface Subject {
  readonly id: string;
  readonly vouched: Vouched;
  readonly page: Page;
  /** The receipt, as messages name it. */
  readonly receipt: string;
}

/** Every lab, and every lesson with code to run: labs first, then lessons by path. */
export function allSubjects(content: string): readonly Subject[] {
  const labs = labPages(content).map((page) => ({
    id: page.id,
    vouched: { kind: 'lab', id: page.id } as const,
    page,
    receipt: `content/labs/${page.id}/verified.json`,
  }));
  const lessons = lessonPages(content)
    .filter(hasCodeToRun)
    .map((page) => ({
      id: page.id,
      vouched: { kind: 'lesson', file: join(page.path) } as const,
      page,
      receipt: page.file.replace(/\.mdx$/, '.verified.json'),
    }));
  return [...labs, ...lessons];
}
