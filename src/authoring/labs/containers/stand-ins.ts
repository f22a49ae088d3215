import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinnedUv } from '#authoring/labs/tools.ts';
import type { StandIn } from './engine.ts';

/** How a stand-in is made: the first one from Debian's packages, the others from a Dockerfile. */
export interface Recipe extends StandIn {
  /** Name of a Dockerfile in the folder `images`. */
  readonly dockerfile?: string;
  readonly platform?: string;
}

/** Dockerfiles of the stand-ins, and the script that makes the first one. */
export const recipeFolder = join(import.meta.dirname, 'images');

/** Certificates that Debian keeps for all programs. */
export const certificateFile = '/etc/ssl/certs/ca-certificates.crt';

/** Every stand-in, in the order in which they are made. */
export const recipes: readonly Recipe[] = [
  { image: 'debian:bookworm-slim', made: 'Debian 12 packages, put together with debootstrap' },
  {
    image: 'python:3.11-slim-bookworm',
    made: 'Debian 12 with its own Python 3.11',
    dockerfile: 'python',
  },
  {
    image: `ghcr.io/astral-sh/uv:${pinnedUv}`,
    made: `the uv ${pinnedUv} of the package index`,
    dockerfile: 'uv',
  },
  {
    image: 'postgres:15-bookworm',
    made: 'Debian 12 with its own PostgreSQL 15',
    dockerfile: 'postgres',
  },
  {
    image: 'registry:2',
    made: 'Debian 12 with its own docker-registry 2.8',
    dockerfile: 'registry',
  },
  {
    image: 'busybox:1.35',
    made: 'the busybox-static package of Debian 12',
    dockerfile: 'busybox',
    platform: 'linux/amd64',
  },
  {
    image: 'arm64v8/busybox:1.35',
    made: 'the busybox-static package of Debian 12 for arm64',
    dockerfile: 'busybox',
    platform: 'linux/arm64',
  },
];

/** The stand-ins that a text names. */
export function standInsIn(text: string, standIns: readonly StandIn[]): readonly StandIn[] {
  return standIns
    .filter(({ image }) => new RegExp(`(?<![\\w/.-])${escaped(image)}(?![\\w.-])`).test(text))
    .map(({ image, made }) => ({ image, made }));
}

/** Changes with the recipes and the certificates; names the folder in which the images are kept. */
export function recipeKey(): string {
  const hash = createHash('sha256').update(JSON.stringify(recipes));
  for (const name of readdirSync(recipeFolder).sort())
    hash.update(name).update(readFileSync(join(recipeFolder, name)));
  return hash.update(readFileSync(certificateFile)).digest('hex').slice(0, 16);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
