import type { ProgressFile } from '#curriculum/progress-file.ts';
import type { ProgressStore } from '#browser/store-types.ts';
import type { ReversibleChange } from '#progress/difference.ts';
import type { FormerIds } from '#progress/former-ids.ts';
import { partsInSteps, removalOf } from '#progress/part.ts';
import { counted } from '#progress/preview.ts';
import type { Work } from '#progress/work.ts';
import { partChoices, type PartChoice } from './part-choice.ts';

/** The choice that is offered first. */
const everything = '';

/** What a learner can remove: everything, or one of the parts in which something is kept. */
export interface ResetChoices {
  readonly choices: readonly PartChoice[];
  /** What a choice removes: nothing when it is offered no more. */
  removal(value: string): Removal;
}

/** What would be removed. */
export interface Removal {
  readonly changes: readonly ReversibleChange[];
  /** The name of the part; absent for everything. */
  readonly title?: string;
}

/** Finds what can be removed of what is kept. */
export function* resetChoices(
  store: Pick<ProgressStore, 'facts' | 'readFacts'>,
  file: ProgressFile,
  formerIds: FormerIds,
): Work<ResetChoices> {
  const facts = store.facts();
  const stepOfQuestion = new Map(
    file.steps.flatMap(({ id, questions }) =>
      Object.keys(questions).map((question) => [question, id] as const),
    ),
  );
  const parts = yield* partsInSteps(store.readFacts(), { stepOfQuestion, formerIds });
  const choices = partChoices(file, new Set(parts.values()));
  return {
    choices,
    removal(value) {
      if (value === everything)
        return { changes: Array.from(facts, ([key, before]) => ({ key, before })) };
      const choice = choices.find((candidate) => candidate.value === value);
      const changes = removalOf(facts, parts, choice?.parts ?? new Set());
      return { changes, title: choice?.title ?? '' };
    },
  };
}

/** Says what is about to be removed, before it is. */
export function removalWords({ changes, title }: Removal): string {
  return title === undefined
    ? `This removes everything this profile keeps: ${counted(changes)}.`
    : `This removes what is kept of “${title}”: ${counted(changes)}. Everything else stays.`;
}
