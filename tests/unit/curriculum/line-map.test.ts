import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOutMap, type LineMap } from '#curriculum/line-map.ts';
import type { Project, StepKind } from '#curriculum/types.ts';
import { module, platform, project, step } from '../../support/curriculum.ts';

const platforms = [platform('aws'), platform('azure'), platform('gcp')];

function network(sizes: readonly number[], branchSizes: readonly number[]): readonly Project[] {
  const steps = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => step(`${name}-${index}`));
  const first = project(
    'first',
    sizes.map((size, index) => module(`m${index}`, steps(`m${index}`, size))),
  );
  const second = project(
    'second',
    [
      module('shared', steps('shared', 13)),
      ...branchSizes.map((size, index) => {
        const name = platforms[index]?.id ?? '';
        return module(name, steps(name, size), { platform: name });
      }),
    ],
    { platforms },
  );
  return [first, second];
}

const stationsOf = (map: LineMap) =>
  map.lines.flatMap((line) => line.stretches.flatMap((stretch) => stretch.stations));

test('every step stands on the map once, inside it, apart from its neighbours', () => {
  const size = fc.integer({ min: 1, max: 8 });
  fc.assert(
    fc.property(
      fc.array(size, { minLength: 2, maxLength: 10 }),
      fc.array(fc.integer({ min: 2, max: 36 }), { minLength: 3, maxLength: 3 }),
      (sizes, branches) => {
        const projects = network(sizes, branches);
        const map = layOutMap(projects);
        const stations = stationsOf(map);
        const steps = projects.flatMap((entry) => entry.modules.flatMap((part) => part.steps));
        expect(stations.map(({ id }) => id).toSorted()).toEqual(
          steps.map(({ id }) => id).toSorted(),
        );
        for (const { x, y } of stations) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(map.width);
          expect(y).toBeGreaterThan(0);
          expect(y).toBeLessThan(map.height);
        }
        for (const line of map.lines) {
          const places = line.stretches.flatMap((part) => part.stations.map(({ x }) => x));
          const sorted = places.toSorted((a, b) => a - b);
          for (const [index, x] of sorted.slice(1).entries())
            expect(x - (sorted[index] ?? x)).toBeGreaterThan(10);
        }
      },
    ),
  );
});

test('the line is solid up to its last open step', () => {
  const [first, second] = network([2], [2, 2, 2]);
  const planned = project('first', [
    module('m', [
      step('a'),
      step('b', { status: 'planned' }),
      step('c', { status: 'planned', kind: 'lab' as StepKind }),
    ]),
  ]);
  const [line] = layOutMap([planned, second!]).lines;
  const open = line?.stretches[0]?.stations[0];
  expect(line?.openTrack).toBe(`M${String(open?.x)} ${String(open?.y)}H${String(open?.x)}`);
  expect(layOutMap([first!, second!]).lines[1]?.openTrack).toBeUndefined();
});

test('a map of one project is refused', () => {
  expect(() => layOutMap(network([2], [2, 2, 2]).slice(0, 1))).toThrow('two projects');
});
