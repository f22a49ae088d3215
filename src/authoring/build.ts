// Builds the site into dist/: content gate, pages, search index.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { checkAndReport } from './check-content.ts';
import { buildIndex } from './build-index.ts';

const root = join(import.meta.dirname, '..', '..');

function run(script: string, words: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [join(root, script), ...words], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) exit(1);
}

if (!(await checkAndReport(root))) exit(1);
run('node_modules/astro/bin/astro.mjs', ['build', ...argv.slice(2)]);
await buildIndex(join(root, 'dist'));
