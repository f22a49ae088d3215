import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  build,
  buildWords,
  changes,
  layerWords,
  recipes,
  type Change,
  type Input,
} from '#simulators/layer-cache.ts';
import { firstView, layerCacheView } from '#simulators/layer-cache-view.ts';

const inputs: readonly Input[] = ['base', 'apt', 'lock', 'code', 'notes', 'start'];
const recipe = fc.constantFrom(...recipes);
const mount = fc.boolean();
const touching = (touches: readonly Input[]): Change => ({ id: 'any', text: '', touches });
const change = fc.subarray([...inputs]).map(touching);

const named = (id: string) => recipes.find((candidate) => candidate.id === id)!;
const changed = (id: string) => changes.find((candidate) => candidate.id === id)!;
const builtLines = (id: string, changeId: string) =>
  build(named(id), changed(changeId), { hasMount: false })
    .layers.filter(({ state }) => state === 'built')
    .map(({ text }) => text);

test('below a line that is built again, every line of its stage is built again', () => {
  fc.assert(
    fc.property(recipe, change, mount, (order, since, hasMount) => {
      const { layers } = build(order, since, { hasMount });
      for (const [place, layer] of layers.entries()) {
        const above = layers[place - 1];
        if (above?.state === 'built' && !layer.isStart) expect(layer.state).toBe('built');
      }
    }),
  );
});

test('more changes never build fewer lines, and never save time', () => {
  fc.assert(
    fc.property(recipe, change, fc.subarray([...inputs]), mount, (order, since, more, hasMount) => {
      const few = build(order, since, { hasMount });
      const many = build(order, touching([...since.touches, ...more]), { hasMount });
      for (const [place, { state }] of few.layers.entries())
        if (state === 'built') expect(many.layers[place]?.state).toBe('built');
      expect(many.seconds).toBeGreaterThanOrEqual(few.seconds);
      expect(many.newMegabytes).toBeGreaterThanOrEqual(few.newMegabytes);
    }),
  );
});

test('a cache mount saves time and never decides what is built', () => {
  fc.assert(
    fc.property(recipe, change, (order, since) => {
      const [without, withMount] = [false, true].map((hasMount) =>
        build(order, since, { hasMount }),
      );
      const states = (run: typeof without) => run?.layers.map(({ state }) => state);
      expect(states(withMount)).toEqual(states(without));
      expect(withMount!.seconds).toBeLessThanOrEqual(without!.seconds);
      expect(withMount!.imageMegabytes).toBe(without!.imageMegabytes);
    }),
  );
});

test('a cache mount is empty on the first build, and warm when a package is added', () => {
  const seconds = (id: string, hasMount: boolean) =>
    build(named('packages-first'), changed(id), { hasMount }).seconds;
  expect(seconds('first', true)).toBe(seconds('first', false));
  expect(seconds('lock', true)).toBeLessThan(seconds('lock', false) / 2);
});

test('with the packages first, three of the eight changes install them again', () => {
  const edits = changes.filter(({ id }) => id !== 'nothing' && id !== 'first');
  const installing = edits.filter((since) =>
    build(named('packages-first'), since, { hasMount: false }).layers.some(
      ({ isInstall, state }) => isInstall && state === 'built',
    ),
  );
  expect(edits).toHaveLength(8);
  expect(installing.map(({ id }) => id)).toEqual(['lock', 'base', 'apt']);
});

test('neither a new time of a file nor a newer package elsewhere builds anything', () => {
  for (const { id } of recipes) {
    for (const since of ['nothing', 'touch', 'debian']) expect(builtLines(id, since)).toEqual([]);
  }
});

test('with the code first, a note installs all packages again', () => {
  expect(builtLines('code-first', 'notes')).toContain('RUN uv sync --locked --no-install-project');
  expect(builtLines('packages-first', 'notes')).toEqual([]);
});

test('in two stages, an edit of the apt-get line leaves the packages alone', () => {
  expect(builtLines('two-stages', 'apt')).toEqual([
    'RUN apt-get update && apt-get install -y libgomp1',
    'COPY --from=build /app/.venv ./.venv',
    'COPY src ./src',
    'CMD [".venv/bin/uvicorn", "…"]',
  ]);
});

test('a line that copies from a stage is built again when that stage is', () => {
  const { layers } = build(named('two-stages'), changed('lock'), { hasMount: false });
  const copy = layers.find(({ text }) => text.startsWith('COPY --from'))!;
  expect(layerWords(copy)).toBe('built again: the stage "build" has other files · 4 s · 460 MB');
});

test('two stages run at once, and the tools of the first are not in the image', () => {
  const first = (id: string) => build(named(id), changed('first'), { hasMount: false });
  expect(first('two-stages').seconds).toBeCloseTo(5 + 4 + 0.1 + 38 + 4 + 0.1);
  expect(first('packages-first').seconds).toBeCloseTo(5 + 9 + 4 + 0.1 + 38 + 0.1);
  expect(first('two-stages').imageMegabytes).toBeLessThan(first('packages-first').imageMegabytes);
});

test('the page begins with an edit of the code that costs all packages', () => {
  const { build: shown, orders } = layerCacheView(firstView);
  expect(buildWords(shown)).toBe(
    '3 of 7 lines are built again in 38 s; the packages are installed again. 463 MB are new; the image has 670 MB.',
  );
  expect(orders.map(({ text, isOn }) => [text, isOn])).toEqual([
    ['38 s', true],
    ['0.1 s', false],
    ['0.1 s', false],
  ]);
  expect(() => layerCacheView({ ...firstView, change: 'rain' })).toThrow(
    'There is no choice "rain".',
  );
});

test('a build that changes nothing says so', () => {
  const { build: shown } = layerCacheView({ ...firstView, change: 'touch' });
  expect(buildWords(shown)).toBe('All 7 lines come from the cache; the image has 670 MB.');
});
