import type { QuestionFile } from '#schema/quiz.ts';
import { atKey, atValue, type Finding, type KeyPath, type Place } from './problem-finding.ts';
import { plainText, sameMistake, sameOption, samePrompt } from './problem-repeats.ts';
import type { ContentFiles } from './types.ts';

/** A right option that is longer than every wrong one by more than both of these gives itself away. */
const tellingRatio = 1.6;
const tellingCharacters = 25;

/** Questions that have no usable answer, repeat themselves, or give the answer away. */
export function findQuestionProblems(files: ContentFiles): readonly Finding[] {
  return [...files.quizzes, ...files.checks].flatMap(({ file, data }) => [
    ...definitions(data.questions, file),
    ...samePrompt(data.questions, file),
    ...data.questions.flatMap((question, index) =>
      questionProblems(question, file, ['questions', index]),
    ),
  ]);
}

function questionProblems(question: QuestionFile, file: string, path: KeyPath): readonly Finding[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return [
        ...answerKey(question, file, path),
        ...sameOption(question, file, path),
        ...tellingLength(question, file, path),
      ];
    case 'order':
      return sameOption(question, file, path);
    case 'number':
      return [
        ...rightNumbers(question, file, path),
        ...sameMistake(
          question.mistakes.map(({ value }) => String(value)),
          'value',
          file,
          path,
        ),
      ];
    case 'text':
      return [
        ...rightTexts(question, file, path),
        ...sameMistake(
          question.mistakes.map(({ text }) => text),
          'text',
          file,
          path,
        ),
      ];
    default:
      return question satisfies never;
  }
}

type Of<Kind extends QuestionFile['kind']> = Extract<QuestionFile, { kind: Kind }>;

function answerKey(
  question: Of<'single' | 'multiple'>,
  file: string,
  path: KeyPath,
): readonly Finding[] {
  const right = question.options.filter(({ correct }) => correct).length;
  const problem = (message: string, mend: string): readonly Finding[] => [
    { kind: 'wrong-answer-key', file, place: atKey(...path, 'options'), message, mend },
  ];
  if (question.options.length === 0) return [];
  if (right === 0) {
    return problem(
      `No option of "${question.id}" is right.`,
      'write correct: true on the right option',
    );
  }
  if (question.kind === 'single' && right > 1) {
    return problem(
      `"${question.id}" is of kind single and has ${right} right options.`,
      'keep one, or write kind: multiple',
    );
  }
  return right === question.options.length
    ? problem(`Every option of "${question.id}" is right.`, 'add options that are wrong')
    : [];
}

function tellingLength(
  { options }: Of<'single' | 'multiple'>,
  file: string,
  path: KeyPath,
): readonly Finding[] {
  const lengths = (isRight: boolean): readonly number[] =>
    options.filter(({ correct = false }) => correct === isRight).map(({ text }) => text.length);
  const shortestRight = Math.min(...lengths(true));
  const longestWrong = Math.max(0, ...lengths(false));
  const tells =
    Number.isFinite(shortestRight) &&
    longestWrong > 0 &&
    shortestRight > tellingRatio * longestWrong &&
    shortestRight - longestWrong > tellingCharacters;
  if (!tells) return [];
  const index = options.findIndex(({ correct }) => correct);
  return [
    {
      kind: 'telling-length',
      file,
      place: atValue(...path, 'options', index, 'text'),
      message: `The right option has ${shortestRight} characters, the longest wrong one ${longestWrong}.`,
      mend: `shorten it to ${Math.floor(tellingRatio * longestWrong)} characters or fewer, or make a wrong option as exact`,
    },
  ];
}

function definitions(questions: readonly QuestionFile[], file: string): readonly Finding[] {
  const count = questions.filter(({ asks }) => asks === 'definition').length;
  if (count * 2 <= questions.length) return [];
  return [
    {
      kind: 'too-many-definitions',
      file,
      place: atKey('questions'),
      message: `${count} of ${questions.length} questions ask for a definition.`,
      mend: 'ask why, what happens, or what is wrong in at least half of them',
    },
  ];
}

function rightNumbers(question: Of<'number'>, file: string, path: KeyPath): readonly Finding[] {
  const { answer, tolerance, mistakes } = question;
  return mistakes.flatMap(({ value }, index): readonly Finding[] =>
    Math.abs(value - answer) > tolerance
      ? []
      : [
          mistake(
            file,
            atValue(...path, 'mistakes', index, 'value'),
            `${value} lies within ${tolerance} of the answer ${answer}.`,
          ),
        ],
  );
}

function rightTexts(question: Of<'text'>, file: string, path: KeyPath): readonly Finding[] {
  const right = new Set(question.accept.map(plainText));
  return question.mistakes.flatMap(({ text }, index): readonly Finding[] =>
    text === '' || !right.has(plainText(text))
      ? []
      : [
          mistake(
            file,
            atValue(...path, 'mistakes', index, 'text'),
            `"${text}" is also an accepted answer.`,
          ),
        ],
  );
}

function mistake(file: string, place: Place, message: string): Finding {
  return {
    kind: 'mistake-is-right',
    file,
    place,
    message,
    mend: 'correct the mistake or the answer',
  };
}
