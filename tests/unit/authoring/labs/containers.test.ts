import { expect, test } from 'vitest';
import { nameInRegistry } from '#authoring/labs/containers/base-images.ts';
import type { Engine, StandIn } from '#authoring/labs/containers/engine.ts';
import { missingPackages, whyNoEngine } from '#authoring/labs/containers/install.ts';
import { engineKeeper } from '#authoring/labs/containers/keeper.ts';
import { freeSubnets } from '#authoring/labs/containers/network.ts';
import { dockerVariables } from '#authoring/labs/containers/reachable.ts';
import { recipes, standInsIn } from '#authoring/labs/containers/stand-ins.ts';
import { labEngine, runSettings } from '#authoring/labs/pages.ts';

const search = { cache: '/cache', inherited: {} };

function engine(end: () => void = () => undefined): Engine {
  return {
    environment: {},
    programs: {},
    plugins: {},
    versions: {},
    standIns: [],
    clean: () => Promise.resolve(),
    end,
  };
}

test('a lesson asks for an engine in run, a lab in needs', () => {
  expect(runSettings('---\nrun: { engine: docker }\n---\n')).toEqual({
    folder: 'empty',
    engine: 'docker',
  });
  expect(labEngine('---\nneeds: { engine: docker }\n---\n')).toEqual({ engine: 'docker' });
  expect(labEngine('---\nneeds: { memoryGb: 1 }\n---\n')).toEqual({});
});

test('an engine is opened once for all, and ended once it was opened', async () => {
  const events: string[] = [];
  const keeper = engineKeeper(search, () => {
    events.push('opened');
    return Promise.resolve(engine(() => events.push('ended')));
  });
  await Promise.all([keeper.get(), keeper.get()]);
  await keeper.end();
  expect(events).toEqual(['opened', 'ended']);
});

test('an engine that nothing asked for is neither opened nor ended', async () => {
  const keeper = engineKeeper(search, () => Promise.reject(new Error('opened')));
  await expect(keeper.end()).resolves.toBeUndefined();
});

test('whoever asks after an engine could not be had gets the same reason', async () => {
  const keeper = engineKeeper(search, () => Promise.reject(new Error('no engine')));
  await expect(keeper.get()).rejects.toThrow('no engine');
  await expect(keeper.get()).rejects.toThrow('no engine');
  await expect(keeper.end()).resolves.toBeUndefined();
});

test.each([
  [
    'another system',
    { isDebian: false, isRoot: true },
    'A container engine is missing: start Docker, so that "docker info" answers, and run this again. It can be installed here only on Debian.',
  ],
  [
    'another user',
    { isDebian: true, isRoot: false },
    'A container engine is missing: start Docker, so that "docker info" answers, and run this again. Installing one needs root; this is another user.',
  ],
])('%s is told in one line why there is no engine', (_name, machine, reason) => {
  expect(whyNoEngine({ ...machine, has: () => true })).toBe(reason);
});

test('root on Debian gets an engine, with what is missing installed first', () => {
  const has = (program: string) => !/dockerd|docker$|debootstrap/.test(program);
  expect(whyNoEngine({ isDebian: true, isRoot: true, has })).toBeUndefined();
  expect(missingPackages(has)).toEqual(['debootstrap', 'docker.io']);
  expect(whyNoEngine({ isDebian: true, isRoot: true, has: () => false })).toMatch(
    /apt-get, which would install debootstrap, docker-compose, .*, is not there\.$/,
  );
});

test('an engine gets a network that this machine does not use', () => {
  expect(freeSubnets(['127.0.0.1', '10.201.0.1', '10.20.1.1'])).toEqual({
    bridge: 'labs202',
    address: '10.202.0.1/24',
    pool: 'base=10.202.128.0/17,size=24',
  });
});

test('images of Docker Hub have the names in the registry under which the mirror is asked', () => {
  expect(nameInRegistry('python:3.11', 9)).toBe('127.0.0.1:9/library/python:3.11');
  expect(nameInRegistry('arm64v8/busybox:1', 9)).toBe('127.0.0.1:9/arm64v8/busybox:1');
  expect(nameInRegistry('ghcr.io/astral-sh/uv:1', 9)).toBe('127.0.0.1:9/ghcr.io/astral-sh/uv:1');
});

test('a receipt names the stand-ins whose whole name stands in the text', () => {
  const all: readonly StandIn[] = [
    { image: 'busybox:1.35', made: 'a package' },
    { image: 'arm64v8/busybox:1.35', made: 'another package' },
    { image: 'registry:2', made: 'a third one' },
  ];
  const named = (text: string) => standInsIn(text, all).map(({ image }) => image);
  expect(named('FROM arm64v8/busybox:1.35\n')).toEqual(['arm64v8/busybox:1.35']);
  expect(named('docker run busybox:1.35 sh, image: "registry:2"')).toEqual([
    'busybox:1.35',
    'registry:2',
  ]);
  expect(named('registry:2.8, registry:25')).toEqual([]);
});

test('a stand-in says what it was made from', () => {
  expect(recipes.filter(({ made }) => made.trim() === '')).toEqual([]);
});

test('the settings of the machine’s own engine are named, since a run has an empty home', () => {
  expect(
    dockerVariables({ HOME: '/home/aina', DOCKER_HOST: 'unix:///x', SECRET: 'secret' }),
  ).toEqual({ DOCKER_CONFIG: '/home/aina/.docker', DOCKER_HOST: 'unix:///x' });
});
