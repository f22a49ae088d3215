import { expect, test } from 'vitest';
import { pictureOf } from '#catalog/picture.ts';
import { picturePaths } from '#catalog/pictures.ts';
import { curriculum, module, platform, project, step } from '../../support/curriculum.ts';

const path = curriculum([
  project('first', [
    module('m', [
      step('a', { project: 'first' }),
      step('lab', {
        project: 'first',
        kind: 'lab',
        title: 'A lab with a rather long title that needs two lines',
      }),
      step('later', { project: 'first', status: 'planned' }),
    ]),
  ]),
  project(
    'second',
    [module('n', [step('c', { project: 'second', status: 'planned' })], { platform: 'aws' })],
    {
      platforms: [platform('aws')],
    },
  ),
]);

test('the site and each open step have a picture, planned steps have none', () => {
  expect(picturePaths(path).map(({ params }) => params.id)).toEqual(['site', 'a', 'lab']);
});

test('the stops of a picture are those of the module, with the own one marked', () => {
  const lab = picturePaths(path).find(({ params }) => params.id === 'lab');
  expect(lab?.props.picture.stops).toEqual([
    { shape: 'round', isHere: false },
    { shape: 'square', isHere: true },
    { shape: 'round', isHere: false },
  ]);
});

test('a picture is a PNG of 1200 by 630, the same bytes each time', async () => {
  for (const { props } of picturePaths(path)) {
    const png = Buffer.from(await pictureOf(props.picture));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(png.length).toBeLessThan(120_000);
    expect(Buffer.from(await pictureOf(props.picture)).equals(png)).toBe(true);
  }
});
