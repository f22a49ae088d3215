import type { QuestionFile } from '#schema/quiz.ts';
import { atValue, type Finding, type KeyPath } from './problem-finding.ts';

/** Options of a question with the same text. */
export function sameOption(
  { options }: { readonly options: readonly { readonly text: string }[] },
  file: string,
  path: KeyPath,
): readonly Finding[] {
  return repeats(options.map(({ text }) => text)).map((index) => ({
    kind: 'duplicate-option',
    file,
    place: atValue(...path, 'options', index, 'text'),
    message: 'Another option of this question has the same text.',
    mend: 'replace it with a mistake people really make',
  }));
}

/** Questions of a file that ask the same. */
export function samePrompt(questions: readonly QuestionFile[], file: string): readonly Finding[] {
  return repeats(questions.map(({ prompt }) => prompt)).map((index) => ({
    kind: 'duplicate-option',
    file,
    place: atValue('questions', index, 'prompt'),
    message: 'Another question of this file asks the same.',
    mend: 'ask something else',
  }));
}

/** Indexes of texts that stand earlier in the list too. */
function repeats(texts: readonly string[]): readonly number[] {
  const plain = texts.map(plainText);
  return plain.flatMap((text, index) =>
    text !== '' && plain.indexOf(text) < index ? [index] : [],
  );
}

/** A text as answers are compared: without case and surplus space. */
export function plainText(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Foreseen mistakes of a question that are the same. */
export function sameMistake(
  mistakes: readonly string[],
  key: string,
  file: string,
  path: KeyPath,
): readonly Finding[] {
  return repeats(mistakes).map((index) => ({
    kind: 'duplicate-option',
    file,
    place: atValue(...path, 'mistakes', index, key),
    message: 'Another mistake of this question is the same.',
    mend: 'replace it with another mistake people really make',
  }));
}
