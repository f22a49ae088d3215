import { existsSync } from 'node:fs';
import { LabError } from '#authoring/labs/lab-error.ts';
import { runProgram } from '#authoring/labs/program.ts';
import { programOnPath } from '#authoring/labs/tools.ts';

/** What this machine allows, as far as installing an engine goes. */
export interface Machine {
  readonly isRoot: boolean;
  readonly isDebian: boolean;
  /** Programs that are there. */
  readonly has: (program: string) => boolean;
}

/** Program → Debian's package. */
const packages: Readonly<Record<string, string>> = {
  '/usr/sbin/dockerd': 'docker.io',
  '/usr/bin/docker': 'docker.io',
  '/usr/bin/docker-compose': 'docker-compose',
  '/usr/sbin/debootstrap': 'debootstrap',
  '/usr/bin/docker-registry': 'docker-registry',
  '/usr/sbin/iptables': 'iptables',
  '/bin/ip': 'iproute2',
};

const installSeconds = 900;

/** This machine. */
export function thisMachine(inherited: NodeJS.ProcessEnv): Machine {
  return {
    isRoot: process.getuid?.() === 0,
    isDebian: existsSync('/etc/debian_version'),
    has: (program) =>
      program.startsWith('/')
        ? existsSync(program)
        : programOnPath(program, inherited) !== undefined,
  };
}

/** Why no engine can be had here, in one line; undefined when one can be installed and started. */
export function whyNoEngine({ isRoot, isDebian, has }: Machine): string | undefined {
  const help = 'start Docker, so that "docker info" answers, and run this again';
  if (!isDebian)
    return `A container engine is missing: ${help}. It can be installed here only on Debian.`;
  if (!isRoot)
    return `A container engine is missing: ${help}. Installing one needs root; this is another user.`;
  if (missingPackages(has).length > 0 && !has('apt-get'))
    return `A container engine is missing: ${help}. apt-get, which would install ${missingPackages(has).join(', ')}, is not there.`;
  return undefined;
}

/** Debian packages that must be installed first. */
export function missingPackages(has: Machine['has']): readonly string[] {
  const missing = Object.entries(packages).filter(([program]) => !has(program));
  return [...new Set(missing.map(([, name]) => name))].sort();
}

/** Installs what is missing. Debian does not start the daemon by itself when no systemd runs. */
export async function installPackages(
  names: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  if (names.length === 0) return;
  const options = {
    folder: '/',
    environment: { ...environment, DEBIAN_FRONTEND: 'noninteractive' },
    timeoutSeconds: installSeconds,
  };
  await runProgram('apt-get', ['update', '--quiet'], options);
  const words = ['install', '--yes', '--quiet', '--no-install-recommends', ...names];
  const { code, output } = await runProgram('apt-get', words, options);
  if (code !== 0)
    throw new LabError(
      `A container engine is missing, and apt-get could not install ${names.join(', ')}: ${output.trim().split('\n').at(-1) ?? ''}`,
    );
}
