import type { Step, StepKind } from './types.ts';

const folders: Readonly<Record<StepKind, string>> = {
  lesson: 'lessons',
  lab: 'labs',
  capstone: 'labs',
  quiz: 'quizzes',
};

/**
 * The site-relative address of an open step, without the base path: `lessons/notebook-to-package/`.
 * A planned step has no page; its address is its place on the project's page.
 */
export function addressOf(step: Pick<Step, 'id' | 'kind' | 'status' | 'project'>): string {
  return step.status === 'open'
    ? `${folders[step.kind]}/${step.id}/`
    : `projects/${step.project}/#${step.id}`;
}
