import { nearestTo } from '#curriculum/problem-nearest.ts';
import { AuthorMistake } from './author-mistake.ts';
import { newLab } from './lab.ts';
import { newLesson } from './lesson.ts';
import { newModule } from './module.ts';
import type { Draft, Outline } from './outline.ts';
import { newQuestion } from './question.ts';

export const usage = `npm run new lesson <module> <id>
npm run new lab <module> <id>
npm run new module <project> <id>
npm run new question <step id> [<question id>]`;

const kinds = ['lesson', 'lab', 'module', 'question'];

/**
 * What the words of the command line ask for.
 *
 * @throws AuthorMistake when it cannot be done
 */
export function draftFor(outline: Outline, words: readonly string[]): Draft {
  const [kind = '', home, id, ...rest] = words;
  if (!kinds.includes(kind)) {
    const near = nearestTo(kind, kinds);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    throw new AuthorMistake(
      `${kind === '' ? 'Say what is new.' : `"${kind}" is not known.${hint}`}\n${usage}`,
    );
  }
  if (rest.length > 0) throw new AuthorMistake(`"${rest.join(' ')}" is too much.\n${usage}`);
  if (home === undefined || (id === undefined && kind !== 'question'))
    throw new AuthorMistake(usage);
  if (kind === 'question') return newQuestion(outline, home, id);
  const make = kind === 'lesson' ? newLesson : kind === 'lab' ? newLab : newModule;
  return make(outline, home, id ?? '');
}
