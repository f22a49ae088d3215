import { addressOf } from '#curriculum/address.ts';
import type { Step } from '#curriculum/types.ts';
import { answerKey, writeKey } from '#quiz/answer-key.ts';
import { optionId } from '#quiz/option-id.ts';
import { shownOrder, wrongOrder } from '#quiz/shuffle.ts';
import type { QuestionFile } from '#schema/quiz.ts';
import type { PromptHtml } from '#markdown/inline.ts';
import { inlineHtml, promptHtml } from './text.ts';

/** One option or foreseen mistake as the page shows it. */
export interface OptionView {
  readonly id: string;
  readonly html: string;
  readonly reason: string;
  readonly isRight: boolean;
}

/** A question as the page shows it: HTML, in the order of the page. */
export interface QuestionView {
  readonly id: string;
  readonly kind: QuestionFile['kind'];
  readonly prompt: PromptHtml;
  /** What the script grades with. */
  readonly key: string;
  /** What can be chosen, shuffled once for ever. Empty where the learner types. */
  readonly options: readonly OptionView[];
  /** The answer in words: for `order` the options in their right order; else what to type. */
  readonly answer: readonly OptionView[];
  /** Numbers and texts that people arrive at, and why. Their id is the mistake itself. */
  readonly mistakes: readonly OptionView[];
  readonly unit?: string;
  /** In a module check: the step that teaches it. */
  readonly origin?: { readonly title: string; readonly address: string };
}

/**
 * Prepares the questions of a quiz for the page.
 *
 * @param steps where the objectives of a module check are taught
 */
export function questionViews(
  questions: readonly QuestionFile[],
  steps: readonly Step[],
): Promise<QuestionView[]> {
  return Promise.all(questions.map((question) => questionView(question, steps)));
}

async function questionView(question: QuestionFile, steps: readonly Step[]): Promise<QuestionView> {
  const { id, kind } = question;
  const prompt = await promptHtml(question.prompt);
  const [taught, objective] = question.objective.split('/');
  const origin = objective === undefined ? undefined : steps.find((step) => step.id === taught);
  const shared = {
    ...{ id, kind, prompt, key: writeKey(answerKey(question)) },
    ...(origin && { origin: { title: origin.title, address: addressOf(origin) } }),
  };
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const options = await Promise.all(shownOrder(id, question.options).map(optionView));
      return { ...shared, options, answer: [], mistakes: [] };
    }
    case 'order': {
      const answer = await Promise.all(question.options.map(optionView));
      return { ...shared, options: wrongOrder(id, answer), answer, mistakes: [] };
    }
    case 'number': {
      const { answer, unit, reason } = question;
      const text = unit === undefined ? String(answer) : `${answer} ${unit}`;
      return {
        ...(unit !== undefined && { unit }),
        ...shared,
        options: [],
        answer: [await optionView({ text, reason, correct: true })],
        mistakes: await mistakeViews(
          question.mistakes.map(({ value, reason: why }) => ({ text: String(value), reason: why })),
        ),
      };
    }
    case 'text': {
      const text = question.accept.map((form) => `\`${form}\``).join(' or ');
      return {
        ...shared,
        options: [],
        answer: [await optionView({ text, reason: question.reason, correct: true })],
        mistakes: await mistakeViews(question.mistakes),
      };
    }
    default:
      return question satisfies never;
  }
}

/** A prediction as the page shows it; its options keep the author's order. */
export async function predictView(
  prompt: string,
  options: readonly string[],
): Promise<{
  readonly prompt: PromptHtml;
  readonly options: readonly { readonly id: string; readonly html: string }[];
}> {
  return {
    prompt: await promptHtml(prompt),
    options: await Promise.all(
      options.map(async (text) => ({ id: optionId(text), html: await inlineHtml(text) })),
    ),
  };
}

interface Written {
  readonly text: string;
  readonly reason: string;
  readonly correct?: true | undefined;
}

async function optionView({ text, reason, correct }: Written): Promise<OptionView> {
  return {
    id: optionId(text),
    html: await inlineHtml(text),
    reason: await inlineHtml(reason),
    isRight: correct === true,
  };
}

async function mistakeViews(mistakes: readonly Written[]): Promise<OptionView[]> {
  const views = await Promise.all(mistakes.map(optionView));
  return views.map((view, place) => ({ ...view, id: mistakes[place]?.text ?? view.id }));
}
