// `npm run new …`: starts a lesson, lab, module or question where it belongs.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, exit } from 'node:process';
import { diskReader } from './gate/reader.ts';
import { AuthorMistake } from './new/author-mistake.ts';
import { draftFor } from './new/command.ts';
import { outlineOf, type Draft } from './new/outline.ts';

const root = join(import.meta.dirname, '..', '..');

function write({ files, next }: Draft): void {
  for (const [path, text] of files) {
    const target = join(root, path);
    console.log(`${existsSync(target) ? 'Changed' : 'Wrote  '} ${path}`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  console.log(`\nNext:\n${next.map((line, index) => `  ${index + 1}. ${line}`).join('\n')}`);
}

try {
  const today = new Date().toISOString().slice(0, 10);
  write(draftFor(outlineOf(diskReader(root), today), argv.slice(2)));
} catch (error) {
  if (!(error instanceof AuthorMistake)) throw error;
  console.error(error.message);
  exit(1);
}
