import { join } from 'node:path';
import { takeHold } from '#authoring/labs/hold.ts';
import { LabError } from '#authoring/labs/lab-error.ts';
import { forgetEnding, removeFolder, watchEnding } from '#authoring/labs/leftovers.ts';
import { temporaryFolder } from '#authoring/labs/program.ts';
import { forgetLeftovers, readyBaseImages } from './base-images.ts';
import { readyCompose } from './compose.ts';
import { asked, endDaemon, endEngine, socketOf, startEngine, startRegistry } from './daemon.ts';
import type { Engine, EngineSearch } from './engine.ts';
import { installPackages, missingPackages, thisMachine, whyNoEngine } from './install.ts';
import { freeSubnets } from './network.ts';
import { recipeKey, recipes } from './stand-ins.ts';

/**
 * Installs Debian's Docker where it is missing, starts it with base images of our own, and ends it with the run.
 *
 * @throws LabError with one line that says what is missing
 */
export async function ownEngine({ cache, inherited }: EngineSearch): Promise<Engine> {
  const machine = thisMachine(inherited);
  const refusal = whyNoEngine(machine);
  if (refusal !== undefined) throw new LabError(refusal);
  const host = withoutGaps(inherited);
  await installPackages(missingPackages(machine.has), host);
  const root = temporaryFolder('engine');
  const kept = join(cache, 'containers');
  const endings: (() => void)[] = [];
  const end = () => {
    forgetEnding(end);
    for (const ending of endings.splice(0).reverse()) ending();
    removeFolder(root);
  };
  watchEnding(end);
  try {
    return await started(root, kept, host, end, endings);
  } catch (error) {
    end();
    throw error;
  }
}

async function started(
  root: string,
  kept: string,
  host: Readonly<Record<string, string>>,
  end: () => void,
  endings: (() => void)[],
): Promise<Engine> {
  const images = join(kept, recipeKey());
  const registry = await startRegistry(root, join(images, 'registry'));
  endings.push(() => {
    endDaemon(registry);
  });
  const place = { root, subnets: freeSubnets(), registryPort: registry.port, environment: {} };
  const engine = await startEngine(place);
  endings.push(() => {
    endEngine(engine, place);
  });
  const environment = { DOCKER_HOST: `unix://${socketOf(root)}`, DOCKER_BUILDKIT: '1' };
  const bench = {
    kept: images,
    registryPort: registry.port,
    environment: { ...host, ...environment, PATH: `/usr/bin:${host['PATH'] ?? '/bin'}` },
  };
  const release = await takeHold(kept);
  try {
    await readyBaseImages(bench);
    const compose = await readyCompose(kept, host);
    return {
      environment,
      programs: { docker: '/usr/bin/docker' },
      plugins: { 'docker-compose': compose.path },
      versions: {
        'docker engine': asked(root, ['version', '--format', '{{.Server.Version}}']) ?? '',
        'docker compose': compose.version,
      },
      standIns: recipes,
      clean: () => forgetLeftovers(bench),
      end,
    };
  } finally {
    release();
  }
}

function withoutGaps(inherited: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(inherited).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
