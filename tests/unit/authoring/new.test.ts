import { describe, expect, test } from 'vitest';
import { checkReader } from '#authoring/gate/check.ts';
import { withChanges, type ContentReader } from '#authoring/gate/reader.ts';
import { formatProblems } from '#authoring/gate/report.ts';
import { AuthorMistake } from '#authoring/new/author-mistake.ts';
import { draftFor } from '#authoring/new/command.ts';
import { withEntry, withStep } from '#authoring/new/listing.ts';
import { outlineOf, type Draft } from '#authoring/new/outline.ts';
import { fixtureDay, healthyTree } from '../../content/fixture-tree.ts';
import { lockedTree } from '../../content/locked-tree.ts';

const healthy = healthyTree();
const encoder = new TextEncoder();

function draft(...words: string[]): Draft {
  return draftFor(outlineOf(healthy, fixtureDay), words);
}

function refusal(...words: string[]): string {
  try {
    draft(...words);
  } catch (error) {
    if (error instanceof AuthorMistake) return error.message;
  }
  return 'not refused';
}

function treeWith(files: ReadonlyMap<string, string>): ContentReader {
  const bytes = [...files].map(([path, text]) => [path, encoder.encode(text)] as const);
  return withChanges(healthy, new Map(bytes));
}

/** Does what an author does: writes something in the place of every blank. */
function filled({ files }: Draft): ReadonlyMap<string, string> {
  let count = 0;
  const fill = (blank: string): string => {
    count += 1;
    return blank.includes('https')
      ? 'https://example.com/page'
      : `filled in place ${count} of this`;
  };
  return new Map(
    [...files].map(([path, text]) => [
      path,
      text
        .replaceAll(/^\{\/\* TODO:.*\*\/\}\n\n/gm, '')
        .replaceAll(/(?:(?<=\S) +#|^#) .*TODO:.*$/gm, '')
        .replaceAll(/TODO(?:\(author\))?:[^"\n]*/g, fill),
    ]),
  );
}

function problemsAfterFilling(made: Draft): string {
  const tree = lockedTree(treeWith(filled(made)), fixtureDay);
  return formatProblems(checkReader(tree, { today: fixtureDay }));
}

describe('once its blanks are filled, the gate passes', () => {
  const asked: readonly (readonly [string, readonly string[]])[] = [
    ['a planned lesson', ['lesson', 'basics', 'third-steps']],
    ['a lesson nobody planned', ['lesson', 'later', 'later-still']],
    ['a planned lab', ['lab', 'aws-cloud', 'aws-function']],
    ['a lab nobody planned', ['lab', 'later', 'lab-later']],
    ['a module', ['module', 'first-line', 'much-later']],
    ['a question of a lesson', ['question', 'second-steps', 'what-else-differs']],
    ['a question of a module check', ['question', 'basics-check']],
  ];
  test.for(asked)('%s', ([, words]) => {
    expect(problemsAfterFilling(draft(...words))).toBe('No problems.');
  });
});

test('the first question of a lab starts its quiz, and the gate asks for the other four', () => {
  expect(problemsAfterFilling(draft('question', 'lab-first'))).toContain(
    '"questions" has 1 entry; at least 5 are wanted.',
  );
});

describe('before its blanks are filled, the gate refuses', () => {
  test.for([
    ['lesson', 'basics', 'third-steps'],
    ['lab', 'aws-cloud', 'aws-function'],
    ['module', 'first-line', 'much-later'],
    ['question', 'second-steps'],
  ])('%s', (words) => {
    const made = draft(...words);
    const problems = checkReader(treeWith(made.files), { today: fixtureDay });
    for (const [path, text] of made.files) {
      const blanks = text.match(/TODO(\(author\))?:/g)?.length ?? 0;
      const found = problems.filter(({ file, kind }) => file === path && kind === 'blank-left');
      expect(found.length, path).toBe(blanks);
    }
  });
});

test('a planned lesson keeps what was planned', () => {
  const page = draft('lesson', 'basics', 'third-steps').files.get(
    'content/projects/first-line/basics/third-steps.mdx',
  );
  expect(page?.split('\n').slice(0, 12)).toEqual([
    '---',
    'title: "Publish the package to an index"',
    'summary: "TODO: what the learner can do afterwards, in at most 160 characters"',
    'objectives:',
    '  - id: publish-package-private-index',
    '    text: "publish the package to a private index and install it from there"',
    '  - id: objective-2',
    '    text: "TODO: a verb that can be seen, and what the learner does (2); give it an id of its own"',
    'prerequisites: [second-steps]',
    'technologies: [] # TODO: ids of technologies.yaml',
    'minutes: { read: 16, practice: 24, method: estimated }',
    'sources:',
  ]);
});

test('a planned lab keeps the exam skills it teaches', () => {
  const page = draft('lab', 'aws-cloud', 'aws-function').files.get(
    'content/labs/aws-function/lab.mdx',
  );
  expect(page).toContain('skills:\n  exam-one: ["1.1.2"]\n');
});

test('the planned entry gives way to the id, and nothing else of module.yaml changes', () => {
  const before = `title: A
# why this order
steps:
  - one # written
  - id: two
    kind: lesson
    objectives:
      - "do: something"

  # a remark
  - id: three
    kind: lab
platform: aws
`;
  expect(withStep(before, 'two')).toBe(`title: A
# why this order
steps:
  - one # written
  - two

  # a remark
  - id: three
    kind: lab
platform: aws
`);
});

test('a step nobody planned becomes the last one', () => {
  expect(withStep('steps:\n  - one\nplatform: aws\n', 'two')).toBe(
    'steps:\n  - one\n  - two\nplatform: aws\n',
  );
  expect(withStep('steps:\n- id: one\n  kind: lab\n', 'two')).toBe(
    'steps:\n- id: one\n  kind: lab\n- two\n',
  );
});

test('a list in one line is left to the author', () => {
  expect(() => withEntry('modules: [one]\n', 'modules', 'two')).toThrow(
    'The list "modules" is written in one line: add "two" by hand.',
  );
});

describe('what cannot be done is said with what to write instead', () => {
  test.for([
    [
      ['lesson', 'basics', 'Third Steps'],
      '"Third Steps" cannot be an id: use small letters, digits and single hyphens, starting with a letter. Did you mean "third-steps"?',
    ],
    [['lesson', 'basic', 'third-steps'], 'There is no module "basic". Did you mean "basics"?'],
    [
      ['lesson', 'kubernetes', 'third-steps'],
      'There is no module "kubernetes". They are aws-cloud, azure-cloud, shared-cloud, basics, later.',
    ],
    [
      ['lesson', 'basics', 'first-steps'],
      '"first-steps" exists already: content/projects/first-line/basics/first-steps.mdx',
    ],
    [['lesson', 'basics', 'git-basics'], '"git-basics" is an entry of content/external.yaml.'],
    [
      ['lesson', 'basics', 'late-steps'],
      '"late-steps" is planned in the module "later". Name that module, or move the entry first.',
    ],
    [
      ['lesson', 'aws-cloud', 'aws-function'],
      '"aws-function" is planned as a lab: npm run new lab aws-cloud aws-function',
    ],
    [
      ['lab', 'basics', 'third-steps'],
      '"third-steps" is planned as a lesson: npm run new lesson basics third-steps',
    ],
    [
      ['module', 'first-lin', 'more'],
      'There is no project "first-lin". Did you mean "first-line"?',
    ],
    [
      ['module', 'clouds', 'basics'],
      '"basics" exists already: content/projects/first-line/basics/module.yaml',
    ],
    [
      ['question', 'first-stops'],
      'There is no written step "first-stops". Did you mean "first-steps"?',
    ],
    [
      ['question', 'third-steps'],
      '"third-steps" is planned and not written yet: npm run new lesson basics third-steps',
    ],
    [
      ['question', 'second-steps', 'lock-or-range'],
      'There is a question "lock-or-range" already, in content/projects/first-line/basics/first-steps.quiz.yaml',
    ],
    [
      ['leson', 'basics', 'x'],
      '"leson" is not known. Did you mean "lesson"?\nnpm run new lesson <module> <id>\nnpm run new lab <module> <id>\nnpm run new module <project> <id>\nnpm run new question <step id> [<question id>]',
    ],
    [
      ['lesson', 'basics', 'x', 'y'],
      '"y" is too much.\nnpm run new lesson <module> <id>\nnpm run new lab <module> <id>\nnpm run new module <project> <id>\nnpm run new question <step id> [<question id>]',
    ],
  ] as const)('%j', ([words, message]) => {
    expect(refusal(...words)).toBe(message);
  });
});

test('it says what to do next', () => {
  expect(draft('lesson', 'basics', 'third-steps').next).toEqual([
    'Fill every TODO; npm run check:content lists what is left, with its place.',
    'npm run dev shows the lesson at /lessons/third-steps/ while you write.',
    'npm run test:labs -- third-steps runs its blocks and writes the receipt.',
    'npm run check:content -- --lock keeps its ids once they are final.',
  ]);
});
