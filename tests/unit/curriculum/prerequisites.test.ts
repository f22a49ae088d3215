import { expect, test } from 'vitest';
import { prerequisitesOf, prerequisitesOfProject, stepsAfter } from '#curriculum/prerequisites.ts';
import { curriculum, module, project, step } from '../../support/curriculum.ts';

const python = {
  id: 'python-fundamentals',
  title: 'Python fundamentals',
  summary: '',
  optional: false,
  resources: [],
};
const path = curriculum(
  [
    project('p', [
      module('m', [
        step('first', { prerequisites: ['python-fundamentals'] }),
        step('second', { prerequisites: ['first'], minutes: 45 }),
        step('third', { prerequisites: ['second'] }),
        step('apart'),
      ]),
    ]),
  ],
  { external: [python] },
);

test('what comes first is named with all that it needs, in study order, outside knowledge first', () => {
  expect(prerequisitesOf(path, 'third').map(({ id, direct }) => ({ id, direct }))).toEqual([
    { id: 'python-fundamentals', direct: false },
    { id: 'first', direct: false },
    { id: 'second', direct: true },
  ]);
});

test('a step without prerequisites needs nothing', () => {
  expect(prerequisitesOf(path, 'apart')).toEqual([]);
});

test('a cycle ends the walk instead of hanging it', () => {
  const ring = curriculum([
    project('p', [
      module('m', [step('a', { prerequisites: ['b'] }), step('b', { prerequisites: ['a'] })]),
    ]),
  ]);
  expect(prerequisitesOf(ring, 'a').map(({ id }) => id)).toEqual(['b']);
});

test('steps that build on a step are found', () => {
  expect(stepsAfter(path, 'first').map(({ id }) => id)).toEqual(['second']);
});

test('before a project comes what its steps need and none of them teaches, the nearest marked', () => {
  const second = project('q', [
    module('n', [
      step('begin', { prerequisites: ['second'] }),
      step('go-on', { prerequisites: ['begin', 'apart'] }),
    ]),
  ]);
  const both = { ...path, projects: [...path.projects, second] };
  expect(
    prerequisitesOfProject(both, { ...second, after: ['p'] }).map(({ id, direct }) => ({
      id,
      direct,
    })),
  ).toEqual([
    { id: 'python-fundamentals', direct: false },
    { id: 'first', direct: false },
    { id: 'second', direct: true },
    { id: 'apart', direct: true },
  ]);
});

test('before a first project comes all knowledge from elsewhere, the optional as well', () => {
  const optional = { ...python, id: 'deep-learning-fundamentals', optional: true };
  const [first] = path.projects;
  const whole = { ...path, external: [python, optional] };
  expect(first && prerequisitesOfProject(whole, first)).toMatchObject([
    { id: 'python-fundamentals', direct: true, optional: false },
    { id: 'deep-learning-fundamentals', direct: true, optional: true },
  ]);
});
