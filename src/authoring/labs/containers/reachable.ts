import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { programOnPath } from '#authoring/labs/tools.ts';
import type { Engine, EngineSearch } from './engine.ts';

const askSeconds = 20;

/** The engine that answers `docker info` as the learner would type it; undefined when none does. */
export function reachableEngine({ inherited }: EngineSearch): Engine | undefined {
  const docker = programOnPath('docker', inherited);
  if (docker === undefined) return undefined;
  const environment = dockerVariables(inherited);
  const version = ask(docker, ['info', '--format', '{{.ServerVersion}}'], inherited);
  if (version === undefined) return undefined;
  const compose = ask(docker, ['compose', 'version', '--short'], inherited);
  return {
    environment,
    programs: {},
    plugins: {},
    versions: {
      'docker engine': version,
      ...(compose === undefined ? {} : { 'docker compose': compose }),
    },
    standIns: [],
    // It is not ours: what else is in it belongs to somebody.
    clean: () => Promise.resolve(),
    end: () => undefined,
  };
}

/** The DOCKER_ variables of this machine. The home folder of a run is empty, so its settings are named. */
export function dockerVariables(inherited: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const own = Object.entries(inherited).flatMap(([name, value]) =>
    name.startsWith('DOCKER_') && value !== undefined ? [[name, value] as const] : [],
  );
  return {
    DOCKER_CONFIG: join(inherited['HOME'] ?? homedir(), '.docker'),
    ...Object.fromEntries(own),
  };
}

function ask(
  docker: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
): string | undefined {
  const { status, stdout } = spawnSync(docker, words, {
    encoding: 'utf8',
    env: environment,
    timeout: askSeconds * 1000,
  });
  const answer = status === 0 ? stdout.trim() : '';
  return answer === '' ? undefined : answer;
}
