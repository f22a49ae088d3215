import { allSteps, stepsOf } from './steps.ts';
import type { Curriculum, Project, Step } from './types.ts';

/** Something that comes first: a step of the path or knowledge from elsewhere. */
export type Prerequisite =
  | {
      readonly kind: 'step';
      readonly id: string;
      readonly title: string;
      readonly minutes: number;
      readonly direct: boolean;
      readonly step: Step;
    }
  | {
      readonly kind: 'external';
      readonly id: string;
      readonly title: string;
      readonly minutes: 0;
      readonly direct: boolean;
      readonly optional: boolean;
    };

/**
 * All that must come before a step, direct and indirect, in study order,
 * external knowledge first. Cycles end the walk; they are a content problem.
 */
export function prerequisitesOf(curriculum: Curriculum, id: string): readonly Prerequisite[] {
  return neededBefore(curriculum, new Set([id]));
}

/**
 * All that must come before a project, in the same order: what its steps need and none of them
 * teaches. Direct is what one of its steps names, and for a first project all external knowledge.
 */
export function prerequisitesOfProject(
  curriculum: Curriculum,
  project: Project,
): readonly Prerequisite[] {
  const asked = project.after.length > 0 ? [] : curriculum.external.map(({ id }) => id);
  return neededBefore(curriculum, new Set(stepsOf(project).map(({ id }) => id)), asked);
}

function neededBefore(
  curriculum: Curriculum,
  ids: ReadonlySet<string>,
  asked: readonly string[] = [],
): readonly Prerequisite[] {
  const steps = allSteps(curriculum);
  const byId = new Map(steps.map((step) => [step.id, step]));
  const named = [...ids].flatMap((id) => byId.get(id)?.prerequisites ?? []);
  const direct = new Set([...asked, ...named]);
  const needed = closure(ids, direct, byId);
  const external = curriculum.external
    .filter((entry) => needed.has(entry.id))
    .map((entry) => ({
      kind: 'external' as const,
      id: entry.id,
      title: entry.title,
      minutes: 0 as const,
      direct: direct.has(entry.id),
      optional: entry.optional,
    }));
  const before = steps
    .filter((step) => needed.has(step.id))
    .map((step) => ({
      kind: 'step' as const,
      id: step.id,
      title: step.title,
      minutes: step.minutes,
      direct: direct.has(step.id),
      step,
    }));
  return [...external, ...before];
}

function closure(
  ids: ReadonlySet<string>,
  direct: ReadonlySet<string>,
  byId: ReadonlyMap<string, Step>,
): ReadonlySet<string> {
  const needed = new Set<string>();
  const waiting = [...direct];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (ids.has(next) || needed.has(next)) continue;
    needed.add(next);
    waiting.push(...(byId.get(next)?.prerequisites ?? []));
  }
  return needed;
}

/** Steps that name this one as a direct prerequisite, in study order. */
export function stepsAfter(curriculum: Curriculum, id: string): readonly Step[] {
  return allSteps(curriculum).filter((step) => step.prerequisites.includes(id));
}
