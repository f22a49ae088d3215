import { loadCurriculum } from './curriculum.ts';
import { snippetOf } from './snippets.ts';
import { stepPaths, textOf } from './step-pages.ts';
import { twinOfStep } from './twin/twin-of-step.ts';
import type { StepKind } from '#curriculum/types.ts';
import type { StepView } from '#curriculum/step-view.ts';

/** The address of a Markdown twin: that of its page with `.md` for the slash. */
export interface TwinPath {
  readonly params: { readonly id: string };
  readonly props: { readonly view: StepView };
}

/** The twins of all open steps of some kinds. */
export async function twinPaths(kinds: readonly StepKind[]): Promise<TwinPath[]> {
  return (await stepPaths(kinds))
    .filter(({ props }) => !props.isFormer)
    .map(({ params, props: { view } }) => ({ params, props: { view } }));
}

/** @param root the site's address with a slash at its end */
export async function twinText(view: StepView, root: string): Promise<string> {
  const { claims, names, glossary, errors } = await loadCurriculum();
  const { body = '' } = await textOf(view.step);
  return twinOfStep(view, body, { claims, names, glossary, errors, root, snippet: snippetOf });
}
