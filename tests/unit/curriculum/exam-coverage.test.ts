import { expect, test } from 'vitest';
import { examCoverage, rankedCertifications } from '#curriculum/exam-coverage.ts';
import type { Curriculum } from '#curriculum/types.ts';
import { curriculum, module, project, step } from '../../support/curriculum.ts';

type Certification = Curriculum['certifications'][number];

function exam(id: string, rest: Partial<Certification> = {}): Certification {
  return {
    id,
    title: `Exam ${id}`,
    code: id,
    vendor: 'V',
    status: 'active',
    summary: 'An exam for tests only.',
    facts: [],
    caveats: [],
    domains: [],
    sources: [],
    checked: '2026-11-23',
    ...rest,
  };
}

const path = curriculum([
  project('project', [
    module('m', [
      step('a', { skills: { x: ['1.1'] } }),
      step('b', { status: 'planned', skills: { x: ['1.1', '1.2'], y: ['1.3'] } }),
    ]),
  ]),
]);
const domain = { number: '1', title: 'Data', weight: '15–20', skills: ['1.1', '1.2', '1.3'] };

test('each skill knows its steps, and a domain what is open and what nobody teaches', () => {
  const [covered] = examCoverage(path, exam('x', { domains: [domain] }));
  expect(covered).toMatchObject({ least: 15, most: 20, openCount: 1, untaught: ['1.3'] });
  expect(covered?.skills.map(({ number, steps }) => [number, steps.map(({ id }) => id)])).toEqual([
    ['1.1', ['a', 'b']],
    ['1.2', ['b']],
    ['1.3', []],
  ]);
});

test('one printed weight is a range of one', () => {
  const [covered] = examCoverage(path, exam('x', { domains: [{ ...domain, weight: '28' }] }));
  expect([covered?.least, covered?.most]).toEqual([28, 28]);
});

test('exams of the tracks come first, retired ones last', () => {
  const ranked = rankedCertifications([
    exam('old', { status: 'retired', platform: 'aws' }),
    exam('extra'),
    exam('track', { platform: 'aws', status: 'beta' }),
  ]);
  expect(ranked.tracks.map(({ id }) => id)).toEqual(['track']);
  expect(ranked.others.map(({ id }) => id)).toEqual(['extra']);
  expect(ranked.retired.map(({ id }) => id)).toEqual(['old']);
});
