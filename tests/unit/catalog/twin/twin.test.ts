import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { stepView } from '#curriculum/step-view.ts';
import type { TwinContext } from '#catalog/twin/component-markdown.ts';
import { markdownOfPage } from '#catalog/twin/markdown-of-page.ts';
import { questionsMarkdown } from '#catalog/twin/question-markdown.ts';
import { twinOfStep } from '#catalog/twin/twin-of-step.ts';
import { curriculum, module, project, step } from '../../../support/curriculum.ts';

const claim = {
  id: 'price',
  statement: 'The exam costs USD 150.',
  value: 'USD 150',
  confidence: 'reported',
  publisher: 'AWS',
  url: 'https://aws.example/exam',
  checked: '2026-11-23',
  reviewAfter: '2027-03-23',
} as const;

const context: TwinContext = {
  root: 'https://owner.example/path/',
  claims: [
    claim,
    {
      ...claim,
      id: 'old',
      value: 'USD 300',
      statement: 'It cost USD 300.',
      confidence: 'roadmap',
      today: 'price',
    },
  ],
  names: [
    {
      id: 'agent-platform',
      current: 'Agent Platform',
      former: [{ name: 'Vertex AI' }],
      publisher: 'Google',
      checked: '2026-11-23',
    },
  ],
  glossary: [{ id: 'layer', term: 'layer', meaning: 'A slice.', forms: [], related: [] }],
  errors: [
    {
      id: 'boom',
      message: 'boom: …',
      tool: 'docker',
      cause: 'It is gone.',
      fix: 'Bring it back.',
      commands: ['ls', 'pwd'],
      seen: 'ran',
      checked: '2026-11-23',
    },
  ],
  snippet: (file, region) => ({ text: `# ${file} ${region ?? 'all'}`, path: 'src/model.py' }),
};
const twin = (mdx: string) => markdownOfPage(mdx, context);

test('text, lists and plain code stay as the author wrote them', () => {
  const text =
    'A *word* with `code`… and ümläuts.\n\n- one\n- two\n\n```python\nx = {"a": 1}\n```\n';
  expect(twin(text)).toBe(text);
});

test('marks of the test run leave the fences; file names stand above', () => {
  expect(twin('```python save="a.py" run\nx\n```\n')).toBe('File `a.py`:\n\n```python\nx\n```\n');
  expect(twin('```output stderr\nx\n```\n')).toBe('```text\nx\n```\n');
  expect(twin('```bash illustration="needs an account"\nx\n```\n')).toBe(
    'Not run: needs an account\n\n```bash\nx\n```\n',
  );
});

test('links from the root become absolute, others stay', () => {
  expect(twin('[a](/lessons/a/) [b](#b) [c](https://c.example/)\n')).toBe(
    '[a](https://owner.example/path/lessons/a/) [b](#b) [c](https://c.example/)\n',
  );
});

test('a claim is its value with source and day, and how sure it is', () => {
  expect(twin('It costs <Claim id="price" /> now.\n')).toBe(
    'It costs USD 150 (as reported, [AWS](https://aws.example/exam), checked 2026-11-23) now.\n',
  );
});

test('a claim as statement says what is true today', () => {
  expect(twin('<Claim id="old" as="statement" />\n')).toBe(
    '> It cost USD 300. (the roadmap’s claim, unverified, [AWS](https://aws.example/exam), checked 2026-11-23)\n>\n> Today: The exam costs USD 150. ([AWS](https://aws.example/exam), checked 2026-11-23)\n',
  );
});

test('a snippet is the text of the file', () => {
  expect(twin('<Snippet file="labs/a/model.py" region="fit" />\n')).toBe(
    'File `src/model.py`:\n\n```python\n# labs/a/model.py fit\n```\n',
  );
});

test('a prediction keeps its options, answer and explanation', () => {
  const mdx =
    '<Predict id="p" prompt="Which \\`x\\` wins?" options={["The first", \'The second\']} answer={1}>\nBecause it is <Term id="layer">layered</Term>.\n</Predict>\n';
  expect(twin(mdx.replaceAll('\\`', '`'))).toBe(
    'Predict first: Which `x` wins?\n\n- a. The first\n- b. The second\n\nAnswer: b. Because it is [layered](https://owner.example/path/glossary/#layer).\n',
  );
});

test('an error message comes with cause, fix and commands', () => {
  expect(twin('<ErrorMessage id="boom" />\n')).toBe(
    '```text\nboom: …\n```\n\nCause: It is gone.\n\nFix: Bring it back.\n\n```bash\nls\npwd\n```\n',
  );
});

test('notes, names, words, figures and steps read as text', () => {
  expect(twin('<Note>\nMind the gap.\n</Note>\n')).toBe('> Note: Mind the gap.\n');
  expect(twin('Use <Name id="agent-platform" />.\n')).toBe('Use Agent Platform.\n');
  expect(twin('A <Term id="layer" />.\n')).toBe(
    'A [layer](https://owner.example/path/glossary/#layer).\n',
  );
  expect(twin('<Figure file="a.dot" title="T" caption="See it." alt="A leads to B." />\n')).toBe(
    'Figure: T. A leads to B.\n\nSee it.\n',
  );
  expect(twin('<Step id="s" title="Run it" goal="It runs.">\n\nDo it.\n\n</Step>\n')).toBe(
    '### Run it\n\nIt runs.\n\nDo it.\n',
  );
});

test('folded text is opened, other tags stay, comments go', () => {
  expect(twin('<details>\n<summary>Compare</summary>\n\nOurs.\n</details>\n')).toBe(
    '**Compare**\n\nOurs.\n',
  );
  expect(twin('Press <kbd>Ctrl</kbd>.\n')).toBe('Press <kbd>Ctrl</kbd>.\n');
  expect(twin('a\n\n{/* hidden */}\n\nb\n')).toBe('a\n\nb\n');
});

test('a component without a Markdown form or a dangling id stops the build', () => {
  expect(() => twin('<Unknown />\n')).toThrow('<Unknown> has no Markdown form');
  expect(() => twin('<Claim id="nothing" />\n')).toThrow('There is no entry "nothing".');
});

test('a longer fence wraps text that holds a fence', () => {
  const tricky = { ...context, snippet: () => ({ text: '```\nx\n```', path: 'a.md' }) };
  expect(markdownOfPage('<Snippet file="a.md" />\n', tricky)).toBe(
    'File `a.md`:\n\n````markdown\n```\nx\n```\n````\n',
  );
});

test('each kind of question shows its answer and its reasons', () => {
  const base = { objective: 'o', asks: 'why', prompt: 'What now?' } as const;
  const reasoned = [
    { text: 'This', reason: 'It fits.', correct: true as const },
    { text: 'That', reason: 'It does not.' },
  ];
  const text = questionsMarkdown([
    { ...base, id: 'a', kind: 'single', options: reasoned },
    {
      ...base,
      id: 'b',
      kind: 'order',
      options: reasoned.map(({ text: t, reason }) => ({ text: t, reason })),
    },
    {
      ...base,
      id: 'c',
      kind: 'number',
      answer: 42,
      tolerance: 1,
      unit: 'min',
      reason: 'Count.',
      mistakes: [{ value: 7, reason: 'Half.' }],
    },
    {
      ...base,
      id: 'd',
      kind: 'text',
      accept: ['uv', 'UV'],
      reason: 'Its name.',
      mistakes: [{ text: 'pip', reason: 'Older.' }],
    },
  ]);
  expect(text).toContain('## Questions with answers\n\n### Question 1\n\nWhat now?');
  expect(text).toContain('- a. This Right: It fits.\n- b. That Wrong: It does not.');
  expect(text).toContain('In the right order:\n\n1. This It fits.\n2. That It does not.');
  expect(text).toContain('Answer: 42 min. Count.\n\n- 7: Half.');
  expect(text).toContain('Answer: uv, or UV. Its name.\n\n- pip: Older.');
});

test('the twin begins with its facts and ends with its sources', () => {
  const path = curriculum([
    project('project', [
      module('m', [
        step('intro', { title: 'Intro' }),
        step('layers', {
          title: 'Layers',
          summary: 'Make it small.',
          prerequisites: ['intro'],
          objectives: [{ id: 'a', text: 'count: layers' }],
          sources: [
            { title: 'S', publisher: 'P', url: 'https://s.example/', checked: '2026-11-01' },
          ],
          changed: { date: '2026-11-20', note: 'First: version.' },
        }),
      ]),
    ]),
  ]);
  const text = twinOfStep(stepView(path, 'layers'), 'Body.\n', context);
  const [, front = '', body = ''] = /^---\n([^]*?)---\n([^]*)$/.exec(text) ?? [];
  expect(parse(front)).toMatchObject({
    title: 'Layers',
    url: 'https://owner.example/path/lessons/layers/',
    kind: 'lesson',
    minutes: 30,
    objectives: ['count: layers'],
    prerequisites: ['Intro'],
    changed: '2026-11-20',
    change: 'First: version.',
  });
  expect(body).toBe(
    '\n# Layers\n\nMake it small.\n\nBody.\n\n## Sources\n\n- [S](https://s.example/), P, checked 2026-11-01\n',
  );
});

test('a simulator becomes its name, its result and its caption', () => {
  expect(twin('<LayerCache />\n')).toMatch(
    /^Figure: Which lines does the next build run again\? 3 of 7 lines are built again in 38 s; .+\n\nA line comes from the cache .+\n$/,
  );
  expect(twin('<SplitSimulator />\n')).toContain('The random split reports 1.8 min');
  expect(twin('<LatencySimulator />\n')).toContain('At 60 requests a second');
  expect(twin('<AliasTimeline />\n')).toContain('Now @champion is v1 and @challenger none.');
});
