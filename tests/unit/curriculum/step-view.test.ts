import { expect, test } from 'vitest';
import { stepView } from '#curriculum/step-view.ts';
import { curriculum, module, platform, project, step } from '../../support/curriculum.ts';

const path = curriculum([
  project('mlops', [module('one', [step('a'), step('b', { prerequisites: ['a'] })])], {
    title: 'MLOps',
  }),
  project('cloud', [module('aws-one', [step('c')], { platform: 'aws' })], {
    title: 'Cloud',
    platforms: [platform('aws')],
  }),
]);

test('the page of a step knows its module, its neighbours and what comes first', () => {
  const view = stepView(path, 'b');
  expect(view.module.id).toBe('one');
  expect(view.previous?.id).toBe('a');
  expect(view.next).toBeUndefined();
  expect(view.prerequisites.map(({ id }) => id)).toEqual(['a']);
});

test('a project of one line is called by its name, one of several by the line too', () => {
  expect(stepView(path, 'a').lineTitle).toBe('MLOps');
  expect(stepView(path, 'c').lineTitle).toBe('Cloud: aws');
});

test('a step that does not exist is an error with its id', () => {
  expect(() => stepView(path, 'z')).toThrow('The curriculum has no step "z".');
});
