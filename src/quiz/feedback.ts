import type { AnswerKey, Grade } from './grade.ts';

/** Ids of the options whose reason the learner sees after a check. */
export function shownReasons(
  key: AnswerKey,
  grade: Grade,
  all: readonly string[],
): readonly string[] {
  if (grade.isRight) return all;
  if (key.kind === 'order') {
    // The first one out of place is enough to go on; all of them would spell the answer.
    const wrong = [...grade.marks].find(([, mark]) => mark === 'wrong');
    return wrong ? [wrong[0]] : [];
  }
  return [...grade.marks].filter(([, mark]) => mark !== 'missed').map(([id]) => id);
}

/** One sentence that says how the answer was, and what is left to find. */
export function verdict(key: AnswerKey, grade: Grade): string {
  if (grade.isRight) return 'Right.';
  const count = (wanted: string) =>
    [...grade.marks.values()].filter((mark) => mark === wanted).length;
  if (key.kind === 'order') {
    const placed = count('right');
    const stand = placed === 1 ? 'stands in its' : 'stand in their';
    return `Not yet: ${placed} of ${key.right.length} ${stand} place.`;
  }
  if (key.kind !== 'multiple') return 'Not right.';
  const missed = count('missed');
  const wrong = count('wrong');
  if (wrong > 0) {
    return `Not right: ${spoken(wrong)} of your choices ${wrong === 1 ? 'does' : 'do'} not fit.`;
  }
  return `Right so far, but ${spoken(missed)} more ${missed === 1 ? 'is' : 'are'} missing.`;
}

function spoken(count: number): string {
  return ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'][count] ?? String(count);
}

/** How far a quiz is answered: `3 of 6 right`. */
export function score(right: number, total: number): string {
  return right === total ? `All ${total} right` : `${right} of ${total} right`;
}
