import { expect, test } from 'vitest';
import { testsOf } from '#curriculum/tests-of.ts';
import type { Step } from '#curriculum/types.ts';
import { curriculum, module, project, step } from '../../support/curriculum.ts';

const questions = [{ id: 'q', objective: 'x' }] as unknown as Step['questions'];

test('lessons stand for themselves, a module check for all open lessons of its module', () => {
  const steps = [
    step('layers', { questions }),
    step('slim', { questions }),
    step('silent'),
    step('later', { status: 'planned', questions }),
    step('stack', { kind: 'lab', questions }),
    step('layers-check', { kind: 'quiz', questions }),
  ];
  const groups = testsOf(curriculum([project('p', [module('m', steps), module('empty', [])])]));
  expect(groups.map(({ id }) => id)).toEqual(['m']);
  expect(groups[0]?.tests.map(({ id, covers }) => [id, covers])).toEqual([
    ['layers', ['layers']],
    ['slim', ['slim']],
    ['layers-check', ['layers', 'slim', 'layers-check']],
  ]);
});
