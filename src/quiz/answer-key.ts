import type { QuestionFile } from '#schema/quiz.ts';
import type { AnswerKey } from './grade.ts';

export type { AnswerKey };
import { optionId } from './option-id.ts';

/** What counts as right in a question of a quiz file. */
export function answerKey(question: QuestionFile): AnswerKey {
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const right = question.options.filter(({ correct }) => correct);
      return { kind: question.kind, right: right.map(({ text }) => optionId(text)) };
    }
    case 'order':
      return { kind: 'order', right: question.options.map(({ text }) => optionId(text)) };
    case 'number':
      return { kind: 'number', answer: question.answer, tolerance: question.tolerance };
    case 'text':
      return { kind: 'text', accept: question.accept };
    default:
      return question satisfies never;
  }
}

/** The key as it stands in the page, in one attribute. */
export function writeKey(key: AnswerKey): string {
  const { kind } = key;
  if (kind === 'number') return JSON.stringify([String(key.answer), String(key.tolerance)]);
  return JSON.stringify(kind === 'text' ? key.accept : key.right);
}

/**
 * Reads what `writeKey` wrote.
 *
 * @returns undefined when it is not a key of a known kind
 */
export function readKey(kind: string, text: string): AnswerKey | undefined {
  const list = listOf(text);
  if (list === undefined) return undefined;
  if (kind === 'single' || kind === 'multiple' || kind === 'order') return { kind, right: list };
  if (kind === 'text') return { kind, accept: list };
  return kind === 'number' ? numberKey(list) : undefined;
}

function numberKey(list: readonly string[]): AnswerKey | undefined {
  const [answer = NaN, tolerance = NaN] = list.map(Number);
  return Number.isNaN(answer + tolerance) ? undefined : { kind: 'number', answer, tolerance };
}

function listOf(text: string): readonly string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isList = Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    return isList ? value : undefined;
  } catch {
    return undefined;
  }
}
