import { addressOf } from './address.ts';
import { allSteps } from './steps.ts';
import type { Curriculum, Step } from './types.ts';

/** An open step with its questions, as the review page reads it. */
export interface ReviewStep {
  readonly id: string;
  readonly title: string;
  /** Below the site's root. */
  readonly address: string;
  readonly module: string;
  /** Text of each objective that has a question here, by `<step>/<objective>`. */
  readonly objectives: Readonly<Record<string, string>>;
  /** Question → objective. */
  readonly questions: Readonly<Record<string, string>>;
}

/** Every question of the open steps in study order: what review/questions.json holds. */
export function reviewFile(curriculum: Curriculum): readonly ReviewStep[] {
  const titles = new Map(
    curriculum.projects.flatMap(({ modules }) => modules.map(({ id, title }) => [id, title])),
  );
  const steps = allSteps(curriculum);
  const objectives = new Map<string, string>(
    steps.flatMap((step) =>
      step.objectives.map(({ id, text }) => [`${step.id}/${id ?? ''}`, text] as const),
    ),
  );
  return steps
    .filter(({ status, questions }) => status === 'open' && questions.length > 0)
    .map((step) => {
      const questions = step.questions.map(({ id, objective }) => [id, fullName(step, objective)]);
      return {
        id: step.id,
        title: step.title,
        address: addressOf(step),
        module: titles.get(step.module) ?? step.module,
        questions: Object.fromEntries(questions) as Record<string, string>,
        objectives: Object.fromEntries(
          questions.map(([, name = '']) => [name, objectives.get(name) ?? name]),
        ),
      };
    });
}

/** The questions of a module check name the step that teaches, those of a step only the objective. */
function fullName({ id }: Step, objective: string): string {
  return objective.includes('/') ? objective : `${id}/${objective}`;
}
