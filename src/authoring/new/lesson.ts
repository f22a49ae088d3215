import { plannedFields, quoted, sourceLines } from './lines.ts';
import { withStep } from './listing.ts';
import { AuthorMistake } from './author-mistake.ts';
import {
  checkForm,
  checkFreeStep,
  moduleNamed,
  plannedEntry,
  textOf,
  type Draft,
  type Outline,
} from './outline.ts';
import { newQuestions } from './question.ts';

/** A lesson with its questions, in the place of its planned entry or as the last step of the module. */
export function newLesson(outline: Outline, moduleName: string, id: string): Draft {
  checkForm(id);
  const module = moduleNamed(outline, moduleName);
  checkFreeStep(outline, id);
  const planned = plannedEntry(outline, module.id, id);
  if (planned && planned.kind !== 'lesson') {
    throw new AuthorMistake(
      `"${id}" is planned as a ${planned.kind}: ${commandFor(planned.kind, module.id, id)}`,
    );
  }
  const fields = plannedFields(id, planned, 2);
  const folder = module.file.slice(0, module.file.lastIndexOf('/'));
  const page = ['---', ...fields, ...sourceLines(outline.today), '---', '', body(id)].join('\n');
  return {
    files: new Map([
      [`${folder}/${id}.mdx`, page],
      [`${folder}/${id}.quiz.yaml`, newQuestions(id, objectivesIn(fields))],
      [module.file, withStep(textOf(outline, module.file), id)],
    ]),
    next: [
      'Fill every TODO; npm run check:content lists what is left, with its place.',
      `npm run dev shows the lesson at /lessons/${id}/ while you write.`,
      `npm run test:labs -- ${id} runs its blocks and writes the receipt.`,
      'npm run check:content -- --lock keeps its ids once they are final.',
    ],
  };
}

/** The command for a step that was planned as something else. */
export function commandFor(kind: string, module: string, id: string): string {
  if (kind === 'quiz')
    return `write content/projects/…/${module}/${id}.quiz.yaml with a title of its own`;
  return `npm run new ${kind === 'lesson' ? 'lesson' : 'lab'} ${module} ${id}`;
}

/** Ids of the objectives in lines of front matter. */
export function objectivesIn(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => /^ {2}- id: (\S+)$/.exec(line)?.[1] ?? []);
}

function body(id: string): string {
  const predictId = `${id}-first-guess`.slice(0, 60);
  return `TODO: a failure or a decision at Sampai, with numbers, in three to six sentences.

<Predict
  id=${quoted(predictId)}
  prompt="TODO: one question before the explanation"
  options={["TODO: what most people expect", "TODO: what happens", "TODO: another guess"]}
  answer={1}
>

TODO: what happens, and why.

</Predict>

## TODO: the idea, in the words of this lesson

TODO: the smallest complete model first, and a figure where a person would draw one.

{/* TODO: <Figure file="…" title="…" caption="…" alt="…" /> or delete this line */}

## TODO: a worked example

TODO: code from a lab file, its real output, and the reason for each line that is not obvious.

{/* TODO: <Snippet file="labs/…/solution/…" region="…" /> */}

## TODO: now you

TODO: steps the reader does, each with its command, the output to expect, and what it means when it differs.

## TODO: what goes wrong

TODO: two to four real failures, each an entry of errors.yaml.

{/* TODO: <ErrorMessage id="…" /> */}

## TODO: when not to use it

TODO: honestly.

## TODO: recap

TODO: one sentence for each objective.
`;
}
