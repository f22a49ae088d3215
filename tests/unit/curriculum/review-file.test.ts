import { expect, test } from 'vitest';
import { reviewFile } from '#curriculum/review-file.ts';
import type { Step } from '#curriculum/types.ts';
import { curriculum, module, project, step } from '../../support/curriculum.ts';

const asks = (id: string, objective: string) => ({ id, objective }) as Step['questions'][number];

test('the review knows the questions of open steps, and whose objective they prove', () => {
  const lesson = step('layers', {
    title: 'Layers',
    objectives: [{ id: 'order', text: 'order the lines' }],
    questions: [asks('q1', 'order')],
  });
  const check = step('layers-check', { kind: 'quiz', questions: [asks('q2', 'layers/order')] });
  const planned = step('later', { status: 'planned', questions: [asks('q3', 'x')] });
  const file = reviewFile(curriculum([project('p', [module('m', [lesson, check, planned])])]));
  expect(file).toEqual([
    {
      id: 'layers',
      title: 'Layers',
      address: 'lessons/layers/',
      module: 'Module m',
      questions: { q1: 'layers/order' },
      objectives: { 'layers/order': 'order the lines' },
    },
    {
      id: 'layers-check',
      title: 'layers-check',
      address: 'quizzes/layers-check/',
      module: 'Module m',
      questions: { q2: 'layers/order' },
      objectives: { 'layers/order': 'order the lines' },
    },
  ]);
});
