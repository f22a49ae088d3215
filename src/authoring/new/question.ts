import type { QuestionFile } from '#schema/quiz.ts';
import { listedSteps } from '#curriculum/problem-steps.ts';
import { AuthorMistake } from './author-mistake.ts';
import { nearestTo } from '#curriculum/problem-nearest.ts';
import { checkForm, checkFreeQuestion, textOf, type Draft, type Outline } from './outline.ts';

/** What a new question asks, so that a new quiz is more than definitions. */
const asked: readonly QuestionFile['asks'][] = [
  'why',
  'what-happens',
  'what-is-wrong',
  'choice',
  'definition',
];

/** A quiz file with five blank questions, each objective named at least once. */
export function newQuestions(step: string, objectives: readonly string[]): string {
  const questions = asked.map((asks, index) =>
    questionLines({
      id: numbered(step, index + 1),
      objective: objectives[index % objectives.length] ?? '',
      asks,
      indent: '  ',
    }),
  );
  return `questions:\n${questions.join('')}`;
}

interface Blank {
  readonly id: string;
  readonly objective: string;
  readonly asks: QuestionFile['asks'];
  /** Spaces before the hyphen. */
  readonly indent: string;
}

function numbered(step: string, number: number): string {
  return `${step.slice(0, 55)}-q${number}`;
}

function questionLines({ id, objective, asks, indent }: Blank): string {
  const option = (which: string, isRight: boolean): readonly string[] => [
    `      - text: "TODO: ${which} of ${id}"`,
    `        reason: "TODO: why ${isRight ? 'this is right' : 'people think so and why it is wrong'} (${which} of ${id})"`,
    ...(isRight ? ['        correct: true'] : []),
  ];
  const lines = [
    `  - id: ${id}`,
    `    objective: ${objective}`,
    '    kind: single',
    `    asks: ${asks}`,
    `    prompt: "TODO: the question ${id}; ask about a situation"`,
    '    options:',
    ...option('first wrong option', false),
    ...option('right option', true),
    ...option('second wrong option', false),
  ];
  return `${lines.map((line) => indent + line.slice(2)).join('\n')}\n`;
}

/** A blank question added to the quiz of a lesson or lab, or to a module check. */
export function newQuestion(outline: Outline, step: string, questionId?: string): Draft {
  const quiz = quizOf(outline, step);
  const id = questionId ?? freeId(outline, step);
  checkForm(id);
  checkFreeQuestion(outline, id);
  const text = quiz.exists ? textOf(outline, quiz.file) : 'questions:\n';
  const indent = /^( *)- id:/m.exec(text.slice(text.indexOf('questions:')))?.[1] ?? '  ';
  const asks = asked[quiz.count % asked.length] ?? 'why';
  const added = questionLines({ id, objective: quiz.objective, asks, indent });
  return {
    files: new Map([[quiz.file, `${text.trimEnd()}\n${added}`]]),
    next: [
      `Fill every TODO of "${id}" at the end of ${quiz.file}.`,
      `It proves the objective "${quiz.objective}"; name another one if that is not what it asks.`,
      'npm run check:content -- --lock keeps its id once it is final.',
    ],
  };
}

interface QuizPlace {
  readonly file: string;
  readonly exists: boolean;
  readonly count: number;
  /** The first objective that no question proves yet. */
  readonly objective: string;
}

const mostQuestions = { quiz: 8, check: 15 } as const;

function quizOf({ files }: Outline, step: string): QuizPlace {
  const check = files.checks.find(({ id }) => id === step);
  if (check) {
    refuseFull(check.data.questions.length, mostQuestions.check, check.file);
    const objective = check.data.questions[0]?.objective ?? '';
    return { file: check.file, exists: true, count: check.data.questions.length, objective };
  }
  const page = [...files.lessons, ...files.labs].find(({ id }) => id === step);
  if (!page) return noSuchStep(files, step);
  const quiz = files.quizzes.find(({ id }) => id === step);
  const questions = quiz?.data.questions ?? [];
  refuseFull(questions.length, mostQuestions.quiz, quiz?.file ?? '');
  const ids = page.data.objectives.map(({ id }) => id);
  const free = ids.find((id) => !questions.some(({ objective }) => objective === id));
  return {
    file: quiz?.file ?? page.file.replace(/\.mdx$/, '.quiz.yaml'),
    exists: quiz !== undefined,
    count: questions.length,
    objective: free ?? ids[0] ?? '',
  };
}

function refuseFull(count: number, most: number, file: string): void {
  if (count >= most)
    throw new AuthorMistake(
      `${file} has ${count} questions already; at most ${most} are read to the end.`,
    );
}

function noSuchStep(files: Outline['files'], step: string): never {
  const planned = listedSteps(files).find((entry) => entry.id === step && entry.planned);
  if (planned) {
    throw new AuthorMistake(
      `"${step}" is planned and not written yet: npm run new lesson ${planned.module} ${step}`,
    );
  }
  const steps = [...files.lessons, ...files.labs, ...files.checks];
  const near = nearestTo(
    step,
    steps.map(({ id }) => id),
  );
  const hint = near === undefined ? 'Write the lesson first.' : `Did you mean "${near}"?`;
  throw new AuthorMistake(`There is no written step "${step}". ${hint}`);
}

function freeId({ files }: Outline, step: string): string {
  const taken = new Set(
    [...files.quizzes, ...files.checks].flatMap(({ data }) => data.questions.map(({ id }) => id)),
  );
  for (let number = 1; ; number += 1) {
    const id = numbered(step, number);
    if (!taken.has(id)) return id;
  }
}
