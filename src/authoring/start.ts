// Builds the real site and serves the result under its base path.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { env, execPath, exit } from 'node:process';
import { serveSite } from './serve.ts';
import { siteBase } from './site-base.ts';

const root = join(import.meta.dirname, '..', '..');
const { status } = spawnSync(execPath, [join(import.meta.dirname, 'build.ts')], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) exit(1);

const firstPort = Number(env['PORT'] ?? 4321);
const folder = join(root, 'dist');

async function serveOnFreePort(port: number): Promise<number> {
  try {
    await serveSite({ folder, base: siteBase, port });
    return port;
  } catch (error) {
    if (!isTaken(error) || port >= firstPort + 20) throw error;
    return serveOnFreePort(port + 1);
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

const port = await serveOnFreePort(firstPort);
console.log(`\nThe site is at http://localhost:${port}${siteBase}\nPress Ctrl+C to stop.`);
