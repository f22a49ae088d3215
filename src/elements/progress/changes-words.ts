import type { Changes } from '#progress/changes.ts';
import { plural } from './tally-words.ts';

/** The title of a section that has no place on the page any more. */
export function quoted(title: string): string {
  return title ? `“${title}”` : 'the beginning';
}

/** What there is to say besides the lists of sections and open questions, in sentences. */
export function restWords(changes: Changes): readonly string[] {
  const { answeredCount, goneCount } = changes;
  const words = [
    ...(answeredCount ? [`You have answered ${plural(answeredCount, 'new question')}.`] : []),
    ...(goneCount ? [`Taken out: ${plural(goneCount, 'question')}.`] : []),
  ];
  const { changed, added, renamed, removed, questions } = changes;
  const hasLists = [changed, added, renamed, removed, questions].some((list) => list.length > 0);
  return hasLists || words.length
    ? words
    : ['Its sections were put together anew. You have read all of them.'];
}
