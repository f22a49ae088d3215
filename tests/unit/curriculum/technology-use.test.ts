import { expect, test } from 'vitest';
import { namesOf, projectsTeaching, stepsUsing } from '#curriculum/technology-use.ts';
import type { Curriculum } from '#curriculum/types.ts';
import { curriculum, module, project, step } from '../../support/curriculum.ts';

type Technology = Curriculum['technologies'][number];

function technology(id: string, title: string, rest: Partial<Technology> = {}): Technology {
  return {
    id,
    title,
    group: 'cloud',
    summary: 'A tool for tests only.',
    useFor: 'x',
    avoidWhen: 'x',
    home: 'https://x.example/',
    licence: 'MIT',
    names: [],
    checked: '2026-11-23',
    ...rest,
  };
}

const emr = technology('amazon-emr', 'Amazon EMR', { searchWords: ['AWS', 'PySpark'] });
const platform = technology('vertex-ai', 'Agent Platform (formerly Vertex AI)', {
  searchWords: ['AWS'],
  names: ['agent-platform'],
});
const path = curriculum(
  [
    project(
      'project',
      [
        module('m', [
          step('open-emr', { technologies: ['amazon-emr'] }),
          step('open-other', { title: 'All about Amazon EMR' }),
          step('planned-emr', { status: 'planned', title: 'Batch with EMR Serverless' }),
          step('planned-spark', { status: 'planned', objectives: [{ text: 'write PySpark' }] }),
          step('planned-aws', { status: 'planned', title: 'AWS accounts' }),
          step('planned-memory', { status: 'planned', title: 'Emresto' }),
          step('planned-vertex', { status: 'planned', title: 'Pipelines on Vertex AI' }),
        ]),
        module('n', [step('planned-in-module', { status: 'planned' })], { title: 'EMR in depth' }),
      ],
      { technologies: ['amazon-emr'] },
    ),
  ],
  {
    technologies: [emr, platform],
    names: [
      {
        id: 'agent-platform',
        current: 'Gemini Enterprise Agent Platform',
        former: [{ name: 'Vertex AI' }],
        publisher: 'Google Cloud',
        checked: '2026-11-23',
      },
    ],
  },
);

test('an open step counts by its own list, a planned one by its words, in study order', () => {
  expect(stepsUsing(path, emr).map(({ id }) => id)).toEqual([
    'open-emr',
    'planned-emr',
    'planned-spark',
    'planned-in-module',
  ]);
});

test('a step that says the former name counts', () => {
  expect(stepsUsing(path, platform).map(({ id }) => id)).toEqual(['planned-vertex']);
});

test('all names of a technology are known, without repeats', () => {
  expect(namesOf(path, platform)).toEqual([
    'Agent Platform',
    'Vertex AI',
    'Gemini Enterprise Agent Platform',
  ]);
});

test('the projects that teach a technology are those that list it', () => {
  expect(projectsTeaching(path, 'amazon-emr').map(({ id }) => id)).toEqual(['project']);
  expect(projectsTeaching(path, 'vertex-ai')).toEqual([]);
});
