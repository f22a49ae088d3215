import { expect, test } from 'vitest';
import { minutesOf, neighbours, statusOf, stepsOfTrack } from '#curriculum/steps.ts';
import { module, platform, project, step } from '../../support/curriculum.ts';

const cloud = project(
  'cloud',
  [
    module('shared', [step('a'), step('b')]),
    module('aws-one', [step('c')], { platform: 'aws' }),
    module('gcp-one', [step('d')], { platform: 'gcp' }),
    module('aws-two', [step('e')], { platform: 'aws' }),
  ],
  { platforms: [platform('aws'), platform('gcp')] },
);
const ids = (steps: readonly { readonly id: string }[]) => steps.map(({ id }) => id);

test('a track holds the shared modules and those of its platform', () => {
  expect(ids(stepsOfTrack(cloud, 'aws'))).toEqual(['a', 'b', 'c', 'e']);
});

test('the next step of a platform skips the other platforms', () => {
  expect(neighbours(cloud, 'c').next?.id).toBe('e');
  expect(neighbours(cloud, 'e').next).toBeUndefined();
});

test('the shared line ends where the platforms begin', () => {
  expect(neighbours(cloud, 'b')).toEqual({
    previous: expect.objectContaining({ id: 'a' }) as unknown,
  });
});

test('status counts what is written', () => {
  expect(statusOf([step('a'), step('b', { status: 'planned' })])).toEqual({ open: 1, total: 2 });
});

test('minutes add up', () => {
  expect(minutesOf([step('a', { minutes: 40 }), step('b', { minutes: 55 })])).toBe(95);
});
