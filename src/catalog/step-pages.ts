import { getEntry, type RenderResult } from 'astro:content';
import figures from '#simulators/figures.json' with { type: 'json' };
import { allSteps } from '#curriculum/steps.ts';
import { stepView, type StepView } from '#curriculum/step-view.ts';
import type { Curriculum, Step, StepKind } from '#curriculum/types.ts';
import { loadCurriculum } from './curriculum.ts';

/** One address below lessons/, labs/ or quizzes/: a step's own, or a former one that leads to it. */
export interface StepPath {
  readonly params: { readonly id: string };
  readonly props: { readonly view: StepView; readonly isFormer: boolean };
}

/** The rendered text of a step, and its headings. */
export type StepText = RenderResult['Content'];
export type StepHeading = RenderResult['headings'][number];

/** The addresses of all open steps of some kinds, former ones included. */
export async function stepPaths(kinds: readonly StepKind[]): Promise<StepPath[]> {
  const curriculum = await loadCurriculum();
  return allSteps(curriculum)
    .filter((step) => step.status === 'open' && kinds.includes(step.kind))
    .flatMap(({ id, formerIds }) => {
      const view = stepView(curriculum, id);
      const own = { params: { id }, props: { view, isFormer: false } };
      const former = formerIds.map((formerId) => ({
        params: { id: formerId },
        props: { view, isFormer: true },
      }));
      return [own, ...former];
    });
}

/** The text of a lesson or lab, to be rendered. */
export async function textOf(step: Step) {
  const id = step.file?.replace(/^content\//, '') ?? '';
  const entry = await getEntry(step.kind === 'lesson' ? 'lessons' : 'labs', id);
  if (!entry) throw new Error(`There is no text of "${step.id}" at content/${id}.`);
  return entry;
}

/** Whether the text of a step shows a simulator, which has a style sheet of its own. */
export async function showsSimulator(step: Step): Promise<boolean> {
  const { body = '' } = await textOf(step);
  return Object.keys(figures).some((name) => body.includes(`<${name} `));
}

/** Step → ids of the parts of its text that a learner can tick, in order. */
export async function tickedParts(
  curriculum: Curriculum,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const steps = allSteps(curriculum).filter(
    ({ kind, status }) => status === 'open' && (kind === 'lab' || kind === 'capstone'),
  );
  const parts = steps.map(async (step): Promise<[string, string[]]> => {
    const { body = '' } = await textOf(step);
    return [
      step.id,
      Array.from(body.matchAll(/^<Step\s[^>]*?\bid="([^"]+)"/gm), ([, id = '']) => id),
    ];
  });
  return new Map(await Promise.all(parts));
}
