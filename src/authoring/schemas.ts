// Writes what is made from the schemas and the table of problems: JSON Schemas and settings for
// editors, and the help page of content errors. Run it after changing either.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { helpPage } from './gate/help-page.ts';
import { editorSchemas, editorSettings } from './schemas/editor-schemas.ts';
import { fieldComments } from './schemas/field-comments.ts';

/** Path below the root → text of every generated file. */
export function generatedFiles(root: string): ReadonlyMap<string, string> {
  const folder = join(root, 'src', 'schema');
  const sources = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name));
  const texts = [...sources, join(root, 'src', 'authoring', 'gate', 'schemas.ts')];
  const comments = fieldComments(texts.map((path) => readFileSync(path, 'utf8')));
  return new Map([
    ...[...editorSchemas(comments)].map(
      ([name, text]) => [`.vscode/schemas/${name}`, text] as const,
    ),
    ['.vscode/settings.json', editorSettings()],
    ['content/pages/content-errors.mdx', helpPage()],
  ]);
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..', '..');
  for (const [path, text] of generatedFiles(root)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
