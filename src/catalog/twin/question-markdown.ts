import type { QuestionFile } from '#schema/quiz.ts';
import { letterOf, paragraphs } from './component-markdown.ts';

/** Questions with their answers and reasons, as a Markdown section. */
export function questionsMarkdown(questions: readonly QuestionFile[]): string {
  if (questions.length === 0) return '';
  const all = questions.map((question, place) =>
    paragraphs(`### Question ${place + 1}`, question.prompt.trim(), answersOf(question)),
  );
  return paragraphs('## Questions with answers', ...all);
}

function answersOf(question: QuestionFile): string {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return list(
        question.options.map(
          ({ text, reason, correct }, place) =>
            `${letterOf(place)}. ${text} ${correct ? 'Right' : 'Wrong'}: ${reason}`,
        ),
      );
    case 'order':
      return paragraphs(
        'In the right order:',
        question.options
          .map(({ text, reason }, place) => `${place + 1}. ${text} ${reason}`)
          .join('\n'),
      );
    case 'number':
      return paragraphs(
        `Answer: ${[question.answer, question.unit].filter((part) => part !== undefined).join(' ')}. ${question.reason}`,
        list(question.mistakes.map(({ value, reason }) => `${value}: ${reason}`)),
      );
    case 'text':
      return paragraphs(
        `Answer: ${question.accept.join(', or ')}. ${question.reason}`,
        list(question.mistakes.map(({ text, reason }) => `${text}: ${reason}`)),
      );
    default:
      return question satisfies never;
  }
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line.trim()}`).join('\n');
}
