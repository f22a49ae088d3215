import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '#authoring/labs/program.ts';
import { programOnPath } from '#authoring/labs/tools.ts';

/** Compose as a plugin of the docker command. */
export interface Compose {
  readonly path: string;
  /** As the receipt names it. */
  readonly version: string;
}

/** The newest that speaks to the engine of Debian 12. */
const composeVersion = '2.40.3';
const composePackage = 'github.com/docker/compose/v2';
/** On two quiet processors it takes three minutes. */
const buildSeconds = 1500;
const leastGo = 23;

/** Compose 2 built from the Go module proxy and kept; else a plugin that calls docker-compose 1. */
export async function readyCompose(
  cache: string,
  environment: Readonly<Record<string, string>>,
): Promise<Compose> {
  const folder = join(cache, `compose-${composeVersion}`);
  const path = join(folder, 'docker-compose');
  if (existsSync(path) || (await isBuilt(folder, path, environment)))
    return { path, version: composeVersion };
  return olderCompose(cache);
}

async function isBuilt(
  folder: string,
  path: string,
  environment: Readonly<Record<string, string>>,
): Promise<boolean> {
  const go = programOnPath('go', environment);
  if (go === undefined || !isNewEnough(go)) return false;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'go.mod'), 'module compose\n\ngo 1.23\n');
  const run = (words: readonly string[]) =>
    runProgram(go, words, { folder, environment, timeoutSeconds: buildSeconds });
  const got = await run(['get', `${composePackage}/cmd@v${composeVersion}`]);
  if (got.code !== 0) return false;
  const flags = `-s -w -X ${composePackage}/internal.Version=v${composeVersion}`;
  const unfinished = `${path}.${process.pid}`;
  const words = ['build', '-mod=mod', '-trimpath', '-ldflags', flags, '-o', unfinished];
  const built = await run([...words, `${composePackage}/cmd`]);
  if (built.code === 0) renameSync(unfinished, path);
  return built.code === 0;
}

function isNewEnough(go: string): boolean {
  const { stdout } = spawnSync(go, ['env', 'GOVERSION'], { encoding: 'utf8' });
  const [, minor] = /^go1\.(\d+)/.exec(stdout) ?? [];
  return Number(minor) >= leastGo;
}

function olderCompose(cache: string): Compose {
  mkdirSync(cache, { recursive: true });
  const { stdout } = spawnSync('docker-compose', ['version', '--short'], { encoding: 'utf8' });
  const version = stdout.trim();
  const path = join(cache, 'docker-compose-1');
  const metadata = { SchemaVersion: '0.1.0', Vendor: 'Debian', Version: version };
  const script = [
    '#!/bin/sh',
    `if [ "$1" = docker-cli-plugin-metadata ]; then echo '${JSON.stringify(metadata)}'; exit; fi`,
    'shift',
    'COMPOSE_DOCKER_CLI_BUILD=1 exec docker-compose "$@"',
    '',
  ];
  writeFileSync(path, script.join('\n'));
  chmodSync(path, 0o755);
  return { path, version: `${version} (docker-compose, called as docker compose)` };
}
