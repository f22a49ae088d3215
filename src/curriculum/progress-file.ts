import { reviewFile } from './review-file.ts';
import { allSteps } from './steps.ts';
import type { Curriculum, Step, StepKind } from './types.ts';

/** An open step as the progress page counts it. */
export interface ProgressStep {
  readonly id: string;
  readonly title: string;
  readonly kind: StepKind;
  readonly module: string;
  readonly project: string;
  /** Text of each objective by `<step>/<objective>`. */
  readonly objectives: Readonly<Record<string, string>>;
  /** Question → the objective it proves, of this step or, in a module check, of another. */
  readonly questions: Readonly<Record<string, string>>;
  /** What can be ticked, in order. */
  readonly parts: readonly string[];
  /** Names what it says now. */
  readonly version: string;
}

/** What progress/steps.json holds: what can be done, to count what is done. In study order. */
export interface ProgressFile {
  readonly projects: readonly { readonly id: string; readonly title: string }[];
  readonly modules: readonly { readonly id: string; readonly title: string }[];
  readonly steps: readonly ProgressStep[];
}

/**
 * Everything on the open part of the path that a learner can finish, answer or tick.
 *
 * @param parts step → ids of what can be ticked in it
 * @param versions step → what names its present version
 */
export function progressFile(
  curriculum: Curriculum,
  parts: ReadonlyMap<string, readonly string[]>,
  versions: ReadonlyMap<string, string>,
): ProgressFile {
  const asked = new Map(reviewFile(curriculum).map(({ id, questions }) => [id, questions]));
  const steps = allSteps(curriculum)
    .filter(({ status }) => status === 'open')
    .map((step) => ({
      id: step.id,
      title: step.title,
      kind: step.kind,
      module: step.module,
      project: step.project,
      objectives: objectivesOf(step),
      questions: asked.get(step.id) ?? {},
      parts: parts.get(step.id) ?? [],
      version: versions.get(step.id) ?? '',
    }));
  const named = ({ id, title }: { readonly id: string; readonly title: string }) => ({ id, title });
  return {
    projects: curriculum.projects.map(named),
    modules: curriculum.projects.flatMap(({ modules }) => modules.map(named)),
    steps,
  };
}

function objectivesOf({ id: step, objectives }: Step): Readonly<Record<string, string>> {
  return Object.fromEntries(
    objectives.flatMap(({ id, text }) => (id === undefined ? [] : [[`${step}/${id}`, text]])),
  );
}
