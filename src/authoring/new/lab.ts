import { AuthorMistake } from './author-mistake.ts';
import { commandFor } from './lesson.ts';
import { plannedFields, sourceLines } from './lines.ts';
import { withStep } from './listing.ts';
import {
  checkForm,
  checkFreeStep,
  moduleNamed,
  plannedEntry,
  textOf,
  type Draft,
  type Outline,
} from './outline.ts';

/** A lab with its page, starter, solution and grader. */
export function newLab(outline: Outline, moduleName: string, id: string): Draft {
  checkForm(id);
  const module = moduleNamed(outline, moduleName);
  checkFreeStep(outline, id);
  const planned = plannedEntry(outline, module.id, id);
  if (planned && planned.kind !== 'lab' && planned.kind !== 'capstone') {
    throw new AuthorMistake(
      `"${id}" is planned as a ${planned.kind}: ${commandFor(planned.kind, module.id, id)}`,
    );
  }
  const capstone = planned?.kind === 'capstone' ? ['capstone: true'] : [];
  const folder = `content/labs/${id}`;
  const front = [
    ...plannedFields(id, planned, 2),
    ...capstone,
    ...needLines,
    ...sourceLines(outline.today),
  ];
  return {
    files: new Map([
      [`${folder}/lab.mdx`, ['---', ...front, '---', '', body].join('\n')],
      [`${folder}/starter/README.md`, `# ${id}\n\nTODO(author): what the learner starts from.\n`],
      [`${folder}/solution/README.md`, `# ${id}\n\nTODO(author): what stands at the end.\n`],
      [`${folder}/check/grade.py`, grader(id)],
      [module.file, withStep(textOf(outline, module.file), id)],
    ]),
    next: [
      'Fill every TODO; npm run check:content lists what is left, with its place.',
      `Write ${folder}/solution/ first, then take away from it what the learner writes: that is starter/.`,
      `Plant faults below ${folder}/check/faults/, each with fault.yaml and files/.`,
      `npm run test:labs -- ${id} proves solution, starter and faults, and writes the receipt.`,
      'npm run check:content -- --lock keeps its ids once they are final.',
    ],
  };
}

const needLines = [
  '# buildsOn: the lab whose solution this one starts from TODO: name it, or delete this line',
  'needs:',
  '  tools:',
  '    - { name: uv, version: "0.13", why: "TODO: what it does here" }',
  '  memoryGb: 1 # TODO: measured',
  '  downloadMb: 0 # TODO: measured',
  '  diskMb: 0 # TODO: measured',
  'cost: { amount: nothing, idle: nothing } # TODO: what it costs, and what bills during a pause',
  'proof: ran # TODO: ran, built, checked or needs-an-account',
];

const body = `TODO: what Sampai needs, and what stands at the end, in three to six sentences.

## TODO: the way there

<Step id="first-step" title="TODO: what is done" goal="TODO: what is true once it is done">

TODO: the command, the output to expect, and what it means when it differs. Give the step an id of its own.

</Step>

## TODO: take it down

<Step id="clean-up" title="TODO: remove what was made" goal="TODO: the command that proves it is gone">

TODO: teardown, and what still bills until then.

</Step>
`;

function grader(id: string): string {
  return `"""Grades your work on ${id}.

    python check/grade.py

It prints one line for each requirement and, below a FAIL, what to do next.
"""

import sys

# TODO(author): one function for each requirement. It returns None, or the hint.


def first_requirement() -> str | None:
    return "TODO(author): what to do next (lesson: …)"


REQUIREMENTS = [("first", "TODO(author): what must be true", first_requirement)]


def main() -> int:
    failed = 0
    for name, text, check in REQUIREMENTS:
        hint = check()
        failed += hint is not None
        print(f"{'PASS' if hint is None else 'FAIL'}  {name}  {text}")
        if hint is not None:
            print(f"      hint: {hint}")
    print(f"{len(REQUIREMENTS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
`;
}
