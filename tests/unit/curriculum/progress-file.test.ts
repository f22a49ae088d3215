import { expect, test } from 'vitest';
import { progressFile } from '#curriculum/progress-file.ts';
import type { Step } from '#curriculum/types.ts';
import { curriculum, module, project, step } from '../../support/curriculum.ts';

const asks = (id: string, objective: string) => ({ id, objective }) as Step['questions'][number];

test('the progress page knows what can be finished, answered and ticked, and of what it is a part', () => {
  const lab = step('lab-layers', {
    kind: 'lab',
    title: 'Build layers',
    objectives: [{ id: 'order', text: 'order the `RUN` lines' }],
    questions: [asks('q1', 'order')],
  });
  const check = step('layers-check', { kind: 'quiz', questions: [asks('q2', 'lab-layers/order')] });
  const planned = step('later', { status: 'planned', objectives: [{ text: 'later' }] });
  const file = progressFile(
    curriculum([project('p', [module('m', [lab, check, planned]), module('empty', [])])]),
    new Map([['lab-layers', ['first', 'second']]]),
    new Map([['lab-layers', '3fa9c21b']]),
  );
  const place = { module: 'm', project: 'project' };
  expect(file).toEqual({
    projects: [{ id: 'p', title: 'p' }],
    modules: [
      { id: 'm', title: 'Module m' },
      { id: 'empty', title: 'Module empty' },
    ],
    steps: [
      {
        ...place,
        id: 'lab-layers',
        title: 'Build layers',
        kind: 'lab',
        objectives: { 'lab-layers/order': 'order the `RUN` lines' },
        questions: { q1: 'lab-layers/order' },
        parts: ['first', 'second'],
        version: '3fa9c21b',
      },
      {
        ...place,
        id: 'layers-check',
        title: 'layers-check',
        kind: 'quiz',
        objectives: {},
        questions: { q2: 'lab-layers/order' },
        parts: [],
        version: '',
      },
    ],
  });
});
