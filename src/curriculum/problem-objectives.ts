import { atValue, wholeFile, type Finding } from './problem-finding.ts';
import type { ProblemInput } from './problem-input.ts';
import { nearestTo } from './problem-nearest.ts';
import type { ContentFiles } from './types.ts';

type Taught = ContentFiles['lessons'][number] | ContentFiles['labs'][number];
type Quiz = ContentFiles['quizzes'][number];

const vagueVerbs =
  /^(understand|know|learn|appreciate|grasp|realise|realize|be aware|be familiar|become familiar|get to know|have an idea)\b/i;

/** Objectives that no question proves, questions for objectives that are not there, quizzes and lessons without each other. */
export function findObjectiveProblems(input: ProblemInput): readonly Finding[] {
  const { files, unreadable } = input;
  const taught = new Map<string, Taught>(
    [...files.lessons, ...files.labs].map((file) => [file.id, file]),
  );
  return [
    ...[...taught.values()].flatMap(vagueObjectives),
    ...files.modules.flatMap(vaguePlans),
    ...files.lessons.flatMap((lesson) => lessonProblems(lesson, input)),
    ...files.quizzes.flatMap((quiz) => {
      const owner = taught.get(quiz.id);
      if (!owner) return [withoutStep(quiz, taught)];
      return unreadable.has(owner.file) ? [] : unknownObjectives(quiz, owner);
    }),
    ...files.checks.flatMap((check) =>
      check.data.questions.flatMap(checkObjective(check.file, input, taught)),
    ),
  ];
}

function vagueObjectives({ file, data }: Taught): readonly Finding[] {
  return data.objectives.flatMap(({ text }, index) =>
    vague(text, file, ['objectives', index, 'text']),
  );
}

function vaguePlans({ file, data }: ContentFiles['modules'][number]): readonly Finding[] {
  return data.steps.flatMap((step, index) =>
    typeof step === 'string'
      ? []
      : step.objectives.flatMap((text, at) =>
          vague(text, file, ['steps', index, 'objectives', at]),
        ),
  );
}

function vague(text: string, file: string, path: readonly (string | number)[]): readonly Finding[] {
  const verb = vagueVerbs.exec(text)?.[0];
  if (verb === undefined) return [];
  return [
    {
      kind: 'vague-objective',
      file,
      place: atValue(...path),
      message: `Nobody can see whether a learner can "${verb.toLowerCase()}" something.`,
      mend: 'start with a verb that shows: explain, build, choose, find, measure, predict',
    },
  ];
}

function lessonProblems(
  lesson: ContentFiles['lessons'][number],
  { files, unreadable }: ProblemInput,
): readonly Finding[] {
  const quizFile = lesson.file.replace(/\.mdx$/, '.quiz.yaml');
  if (unreadable.has(quizFile)) return [];
  const quiz = files.quizzes.find(({ id }) => id === lesson.id);
  if (!quiz) {
    return [
      {
        kind: 'step-without-questions',
        file: lesson.file,
        place: wholeFile,
        message: `There is no ${quizFile}.`,
        mend: `run npm run new question ${lesson.id}`,
      },
    ];
  }
  const proved = new Set(quiz.data.questions.map(({ objective }) => objective));
  return lesson.data.objectives.flatMap(({ id }, index): readonly Finding[] =>
    id === '' || proved.has(id)
      ? []
      : [
          {
            kind: 'unproved-objective',
            file: lesson.file,
            place: atValue('objectives', index, 'id'),
            message: `No question in ${quiz.file} has the objective "${id}".`,
            mend: `add a question with objective: ${id}`,
          },
        ],
  );
}

function withoutStep(quiz: Quiz, taught: ReadonlyMap<string, Taught>): Finding {
  const near = nearestTo(quiz.id, taught.keys());
  const owner = near === undefined ? undefined : taught.get(near)?.file;
  return {
    kind: 'questions-without-step',
    file: quiz.file,
    place: wholeFile,
    message: `There is no lesson or lab "${quiz.id}".`,
    ...(near !== undefined && { nearest: { text: near, ...(owner && { file: owner }) } }),
    mend: near
      ? `rename the file to ${near}.quiz.yaml`
      : 'rename the file after its lesson, or delete it',
  };
}

function unknownObjectives(quiz: Quiz, { file, data }: Taught): readonly Finding[] {
  const known = data.objectives.map(({ id }) => id);
  return quiz.data.questions.flatMap(({ objective }, index): readonly Finding[] => {
    if (objective === '' || known.includes(objective)) return [];
    const near = nearestTo(objective, known);
    return [
      {
        kind: 'unknown-objective',
        file: quiz.file,
        place: atValue('questions', index, 'objective'),
        message: `${file} has no objective "${objective}".`,
        ...(near !== undefined && { nearest: { text: near, file } }),
        mend: near ? `write objective: ${near}` : `write one of ${known.join(', ')}`,
      },
    ];
  });
}

function checkObjective(
  file: string,
  { unreadable }: ProblemInput,
  taught: ReadonlyMap<string, Taught>,
): (question: { readonly objective: string }, index: number) => readonly Finding[] {
  const known = new Map<string, string>(
    [...taught.values()].flatMap((step) =>
      step.data.objectives.map(({ id }) => [`${step.id}/${id}`, step.file] as const),
    ),
  );
  return ({ objective }, index) => {
    const owner = taught.get(objective.split('/')[0] ?? '');
    const isUncertain = objective === '' || (owner && unreadable.has(owner.file));
    if (isUncertain || known.has(objective)) return [];
    return [unknownCheckObjective(objective, file, index, known)];
  };
}

function unknownCheckObjective(
  objective: string,
  file: string,
  index: number,
  known: ReadonlyMap<string, string>,
): Finding {
  const sameName = [...known.keys()].find((id) => id.endsWith(`/${objective}`));
  const near = sameName ?? nearestTo(objective, known.keys());
  const home = near === undefined ? undefined : known.get(near);
  return {
    kind: 'unknown-objective',
    file,
    place: atValue('questions', index, 'objective'),
    message: `No lesson or lab has the objective "${objective}". A module check writes <step id>/<objective id>.`,
    ...(near !== undefined && { nearest: { text: near, ...(home && { file: home }) } }),
    mend: near
      ? `write objective: ${near}`
      : 'write the id of a written step, a slash and the id of its objective',
  };
}
