import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { LatestWork } from '#browser/latest-work.ts';
import { inSlices } from '#browser/slices.ts';
import { difference } from '#progress/difference.ts';
import { merge } from '#progress/fact-set.ts';
import { finished, type Work } from '#progress/work.ts';
import { anyFactSet } from '../progress/arbitraries.ts';
import { fakeClock, fakeMirror, fakeStorage, settled, storeOver } from './fakes.ts';

/** How long each look at the clock takes, in ms: with 10 every part of a work fills a slice. */
let step = 0;

beforeEach(() => {
  let time = 0;
  step = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (time += step));
});

function* counting(to: number, seen: number[] = []): Work<string> {
  for (let count = 1; count <= to; count += 1) {
    seen.push(count);
    yield count;
  }
  return 'all';
}

test('work that fits into one slice is done before the call returns', async () => {
  const seen: number[] = [];
  const result = inSlices(counting(1000, seen));
  expect(seen).toHaveLength(1000);
  expect(await result).toBe('all');
});

test('longer work lets the page act every 8 ms, and tells how far it is', async () => {
  step = 3;
  const [told, seen]: [number[], number[]] = [[], []];
  const result = inSlices(counting(10, seen), (count) => told.push(count));
  expect(seen).toEqual([1, 2, 3]);
  expect(await result).toBe('all');
  expect(told).toEqual([3, 6, 9]);
});

test('a newer piece of work ends the one before, and its result is none', async () => {
  step = 10;
  const latest = new LatestWork();
  const [first, second] = [latest.run(counting(5)), latest.run(counting(5))];
  expect(await first).toBeUndefined();
  expect(await second).toBe('all');
});

test('an error of the work rejects', async () => {
  const broken = function* (): Work<void> {
    yield 1;
    throw new Error('broken');
  };
  await expect(inSlices(broken())).rejects.toThrow('broken');
  expect(() => finished(broken())).toThrow('broken');
});

/** Waits until work that pauses after each part is done. */
async function idle(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
}

test('an import that pauses after each fact loses neither its facts nor what is done meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(anyFactSet, anyFactSet, async (here, file) => {
      const [storage, mirror, clock] = [
        fakeStorage(new Map(here)),
        fakeMirror(new Map(here)),
        fakeClock(8.63e15),
      ];
      step = 0;
      const store = storeOver(storage, { mirror, now: clock.now });
      await settled();
      step = 10;
      const { added, replaced } = difference(store.facts(), file);
      const importing = store.apply([...added, ...replaced]);
      store.record({ kind: 'lesson', id: 'docker-layers', value: 'reopened' });
      expect(store.read().done.has('docker-layers')).toBe(false);
      await importing;
      await idle();
      expect(store.read().done.has('docker-layers')).toBe(false);
      expect(new Set(store.facts().keys())).toEqual(
        new Set([...merge(here, file).keys(), 'mlops-deployment-path:v1:lesson:docker-layers']),
      );
      expect(storage.records).toEqual(new Map(store.facts()));
      expect(mirror.records).toEqual(new Map(store.facts()));
    }),
    { numRuns: 100 },
  );
});

test('another tab takes over what it is told of, also what changes while it reads', async () => {
  await fc.assert(
    fc.asyncProperty(anyFactSet, anyFactSet, async (before, after) => {
      const storage = fakeStorage(new Map(before));
      step = 0;
      const store = storeOver(storage, { mirror: fakeMirror(new Map(before)) });
      await settled();
      step = 10;
      const changed = new Set([...before.keys(), ...after.keys()]);
      const taking = store.take(changed);
      storage.records.clear();
      for (const [key, value] of after) storage.records.set(key, value);
      for (const key of [...before.keys(), ...after.keys()]) changed.add(key);
      await taking;
      await idle();
      expect(new Map(store.facts())).toEqual(new Map(after));
      expect(changed.size).toBe(0);
    }),
    { numRuns: 100 },
  );
});
