import type { Curriculum, Module } from './types.ts';

/** A lesson or module check whose questions can show that it is known. */
export interface StepTest {
  readonly id: string;
  readonly title: string;
  /** Ids of the steps that are known once it is passed. */
  readonly covers: readonly string[];
}

/** The tests of one module. */
export interface TestGroup {
  readonly id: string;
  readonly title: string;
  readonly tests: readonly StepTest[];
}

/**
 * What can be tested out of: open lessons with questions, and open module checks, which stand for all
 * open lessons of their module. Labs are work to do, so no test stands for one.
 */
export function testsOf({ projects }: Pick<Curriculum, 'projects'>): readonly TestGroup[] {
  return projects
    .flatMap(({ modules }) => modules)
    .map((module) => ({ id: module.id, title: module.title, tests: testsIn(module) }))
    .filter(({ tests }) => tests.length > 0);
}

function testsIn({ steps }: Module): readonly StepTest[] {
  const open = steps.filter(({ status, questions }) => status === 'open' && questions.length > 0);
  const lessons = open.filter(({ kind }) => kind === 'lesson').map(({ id }) => id);
  return open
    .filter(({ kind }) => kind === 'lesson' || kind === 'quiz')
    .map(({ id, kind, title }) => ({
      id,
      title,
      covers: kind === 'quiz' ? [...lessons, id] : [id],
    }));
}
