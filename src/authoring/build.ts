// Builds the site into dist/: content gate, pages, search index, offline copy.
// SITE_OFFLINE=off publishes a worker that removes the copies learners have downloaded.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, env, exit } from 'node:process';
import { checkAndReport } from './check-content.ts';
import { buildIndex } from './build-index.ts';
import { writeOffline } from './offline.ts';

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
const worker = readFileSync(join(root, 'src', 'browser', 'service-worker.js'), 'utf8');
writeOffline(join(root, 'dist'), worker, env['SITE_OFFLINE'] === 'off');
