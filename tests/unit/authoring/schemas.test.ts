import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageFacts } from '#authoring/gate/page-facts.ts';
import { parsePage } from '#authoring/gate/page-tree.ts';
import { helpAnchors } from '#authoring/gate/help-page.ts';
import { readText } from '#authoring/gate/text.ts';
import { generatedFiles } from '#authoring/schemas.ts';
import { fieldComments } from '#authoring/schemas/field-comments.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const files = generatedFiles(root);

test.for([...files.keys()])('%s is fresh; else run src/authoring/schemas.ts', (path) => {
  expect(readFileSync(join(root, path), 'utf8')).toBe(files.get(path));
});

test('every message links to a heading of the help page', () => {
  const text = files.get('content/pages/content-errors.mdx') ?? '';
  const tree = parsePage(
    readText('content/pages/content-errors.mdx', new TextEncoder().encode(text)),
  );
  const anchors = tree.kind === 'tree' ? pageFacts(tree.root).headings.map(({ slug }) => slug) : [];
  expect(helpAnchors().length).toBeGreaterThan(80);
  expect(anchors).toEqual(expect.arrayContaining([...helpAnchors()]));
});

test('comments of fields are found through lists, options, spreads and names', () => {
  const comments = fieldComments([
    `/** An id. */
    export const id = z.string();
    const shared = {
      /** Stable. */
      id,
      plain: z.string(),
    };
    /** One of two. */
    export const question = z.discriminatedUnion('kind', [
      z.strictObject({
        ...shared,
        /** First. */
        first: z.array(
          z.strictObject({
            /** Inner. */
            inner: id.optional(),
          }),
        ).min(1),
      }),
      z.strictObject({ ...shared }),
    ]);`,
  ]);
  const question = comments.get('question');
  const [first, second] = question?.options ?? [];
  expect(question?.comment).toBe('One of two.');
  expect(first?.fields?.get('id')?.comment).toBe('Stable.');
  expect(first?.fields?.get('first')?.comment).toBe('First.');
  expect(first?.fields?.get('first')?.entry?.fields?.get('inner')?.comment).toBe('Inner.');
  expect(second?.fields?.get('plain')?.comment).toBeUndefined();
});

test('an editor shows the comments of the schemas', () => {
  const lesson = JSON.parse(files.get('.vscode/schemas/lesson.json') ?? '{}') as {
    properties: Record<string, { description?: string }>;
  };
  expect(lesson.properties['technologies']?.description).toBe(
    "Ids of technologies.yaml; the technology's page lists the lesson.",
  );
});
