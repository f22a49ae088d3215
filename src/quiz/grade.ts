import { plainText, readNumber } from './read-answer.ts';

/** What counts as right. Options are named by their ids. */
export type AnswerKey =
  | { readonly kind: 'single' | 'multiple'; readonly right: readonly string[] }
  | { readonly kind: 'order'; readonly right: readonly string[] }
  | { readonly kind: 'number'; readonly answer: number; readonly tolerance: number }
  | { readonly kind: 'text'; readonly accept: readonly string[] };

/** What became of one option: chosen and right, chosen and wrong, or right but not chosen. */
export type Mark = 'right' | 'wrong' | 'missed';

/** What an answer is worth. */
export interface Grade {
  readonly isRight: boolean;
  /** Option id → mark. Options that were rightly left alone are not in it. */
  readonly marks: ReadonlyMap<string, Mark>;
}

/**
 * Compares an answer with the key.
 *
 * @param chosen ids of the chosen options, for `order` all of them in the learner's order; for
 *   numbers and text what was typed
 */
export function grade(key: AnswerKey, chosen: readonly string[]): Grade {
  switch (key.kind) {
    case 'single':
    case 'multiple':
      return gradeChoice(key.right, chosen);
    case 'order':
      return gradeOrder(key.right, chosen);
    case 'number':
      return plain(isNear(readNumber(chosen[0] ?? ''), key.answer, key.tolerance));
    case 'text':
      return plain(key.accept.map(plainText).includes(plainText(chosen[0] ?? '')));
    default:
      return key satisfies never;
  }
}

function gradeChoice(right: readonly string[], chosen: readonly string[]): Grade {
  const marks = new Map<string, Mark>(right.map((id) => [id, 'missed']));
  for (const id of chosen) marks.set(id, right.includes(id) ? 'right' : 'wrong');
  return { isRight: [...marks.values()].every((mark) => mark === 'right'), marks };
}

function gradeOrder(right: readonly string[], chosen: readonly string[]): Grade {
  const marks = new Map(
    chosen.map((id, place): [string, Mark] => [id, right[place] === id ? 'right' : 'wrong']),
  );
  const isWhole = chosen.length === right.length;
  return { isRight: isWhole && [...marks.values()].every((mark) => mark === 'right'), marks };
}

function plain(isRight: boolean): Grade {
  return { isRight, marks: new Map() };
}

/** Decimal fractions are not exact in binary: 0.3 is within 0.1 of 0.2. */
function isNear(value: number | undefined, answer: number, tolerance: number): boolean {
  if (value === undefined) return false;
  const slack = Number.EPSILON * 4 * Math.max(Math.abs(value), Math.abs(answer), 1);
  return Math.abs(value - answer) <= tolerance + slack;
}

/** True when a typed answer is one of the mistakes a question foresees. */
export function isMistake(kind: 'number' | 'text', mistake: string, typed: string): boolean {
  if (kind === 'text') return plainText(mistake) === plainText(typed);
  return isNear(readNumber(typed), Number(mistake), 0);
}
