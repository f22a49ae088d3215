// The parts of src/ that the gate looks at, as small as they can be: fixtures must not change with the real ones.

const components: Readonly<Record<string, string>> = {
  Claim: "interface Props {\n  id: string;\n  as?: 'value' | 'statement';\n}\n---\n<span />",
  ErrorMessage: 'interface Props {\n  id: string;\n}\n---\n<div><slot /></div>',
  Figure:
    'interface Props {\n  /** Below content/. */\n  file: string;\n  title: string;\n  caption: string;\n  alt: string;\n}\n---\n<figure />',
  Name: 'interface Props {\n  id: string;\n}\n---\n<span />',
  Note: '---\n<div><slot /></div>',
  Predict:
    'interface Props {\n  id: string;\n  prompt: string;\n  options: readonly string[];\n  answer: number;\n}\n---\n<slot />',
  Snippet: 'interface Props {\n  file: string;\n  region?: string;\n}\n---\n<pre />',
  Step: 'interface Props {\n  id: string;\n  title: string;\n  goal?: string;\n}\n---\n<section><slot /></section>',
  Term: 'interface Props {\n  id: string;\n}\n---\n<span><slot /></span>',
};

const routes = [
  'index',
  'path',
  'errors',
  'glossary',
  'progress',
  'technologies/index',
  'certifications/index',
];

/** Path → text of the files besides content/. */
export const fixtureSite: ReadonlyMap<string, string> = new Map([
  [
    'src/mdx/components.ts',
    `export const components = { ${Object.keys(components).join(', ')} };\n`,
  ],
  ...Object.entries(components).map(
    ([name, code]) => [`src/mdx/${name}.astro`, `---\n${code}\n`] as const,
  ),
  ...routes.map((route) => [`src/pages/${route}.astro`, ''] as const),
  ['src/pages/labs/[id]/starter.zip.ts', ''],
  ['src/components/Quiz.astro', '<h2 id="quiz">Questions</h2>'],
]);
