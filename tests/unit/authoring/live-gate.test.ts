import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchContent, type LiveServer } from '../../../src/authoring/live-gate.ts';

const repository = join(import.meta.dirname, '..', '..', '..');
const root = mkdtempSync(join(tmpdir(), 'live-'));
const project = join(root, 'content', 'projects', 'mlops-deployment', 'project.yaml');

beforeAll(() => {
  cpSync(join(repository, 'content'), join(root, 'content'), { recursive: true });
  // The gate reads which components authors may use, and their files.
  cpSync(join(repository, 'src', 'mdx'), join(root, 'src', 'mdx'), { recursive: true });
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

function liveServer() {
  const sent: string[] = [];
  const changed: ((event: string, path: string) => void)[] = [];
  const server: LiveServer = {
    watcher: { on: (_event, listener) => changed.push(listener) },
    ws: {
      on: () => undefined,
      send: (payload) => sent.push(JSON.stringify(payload)),
    },
  };
  return {
    server,
    sent,
    change: (path: string) => changed.forEach((tell) => tell('change', path)),
  };
}

test('a mistake made while the live server runs is laid over the page with its line', async () => {
  const { server, sent, change } = liveServer();
  watchContent(root, server);
  const before = readFileSync(project, 'utf8');
  writeFileSync(project, before.replace('summary:', 'sumary:'));
  change(project);
  await expect.poll(() => sent.join('\n'), { timeout: 20_000 }).toContain('sumary');
  expect(sent.at(-1)).toContain('content/projects/mlops-deployment/project.yaml');
  const count = sent.length;
  change(join(root, 'src', 'elsewhere.ts'));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(sent).toHaveLength(count);
});
