import type { Curriculum, Module, Project, Step } from './types.ts';

/** All steps of the path in study order, planned ones included. */
export function allSteps(curriculum: Pick<Curriculum, 'projects'>): readonly Step[] {
  return curriculum.projects.flatMap(stepsOf);
}

/** All steps of a project in study order. */
export function stepsOf(project: Project): readonly Step[] {
  return project.modules.flatMap((module) => module.steps);
}

/** Steps of a track: the shared modules of a project and those of one platform. */
export function stepsOfTrack(project: Project, platform: string): readonly Step[] {
  return project.modules
    .filter((module) => module.platform === undefined || module.platform === platform)
    .flatMap((module) => module.steps);
}

/** Finds a step by its id. */
export function findStep(curriculum: Curriculum, id: string): Step | undefined {
  return allSteps(curriculum).find((step) => step.id === id);
}

/** How many steps are written, of how many. */
export interface Status {
  readonly open: number;
  readonly total: number;
}

/** Counts what is written. Status is never typed, only counted. */
export function statusOf(steps: readonly Step[]): Status {
  return { open: steps.filter((step) => step.status === 'open').length, total: steps.length };
}

/** The sum of the steps' minutes. */
export function minutesOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + step.minutes, 0);
}

/**
 * The steps before and after one on its own line: the shared modules are one line,
 * each platform another.
 */
export function neighbours(
  project: Project,
  id: string,
): { readonly previous?: Step; readonly next?: Step } {
  const home = project.modules.find((module) => module.steps.some((step) => step.id === id));
  const line = lineSteps(project, home);
  const place = line.findIndex((step) => step.id === id);
  const previous = line[place - 1];
  const next = line[place + 1];
  return { ...(previous && { previous }), ...(next && { next }) };
}

function lineSteps(project: Project, home: Module | undefined): readonly Step[] {
  return project.modules
    .filter((module) => module.platform === home?.platform)
    .flatMap((module) => module.steps);
}
