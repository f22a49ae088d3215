import { expect, test } from 'vitest';
import { factsOfStep, plain, searchRecords, shortened } from '#curriculum/search-facts.ts';
import { searchNames } from '#curriculum/search-names.ts';
import { curriculum, module, platform, project, step } from '../../support/curriculum.ts';

const written = step('layers', {
  title: 'Image layers',
  summary: 'Make an image small.',
  searchWords: ['Dockerfile'],
  technologies: ['docker'],
  prerequisites: ['intro', 'python-fundamentals'],
  project: 'path',
});
const planned = step('probes', {
  title: 'Probes',
  status: 'planned',
  objectives: [{ text: 'set `startup` probes' }],
  project: 'path',
});
const path = curriculum(
  [project('path', [module('m', [step('intro', { project: 'path' }), written, planned])])],
  {
    glossary: [
      {
        id: 'layer',
        term: 'layer',
        meaning: 'A [slice](/x/) of an `image`.',
        forms: ['layers'],
        related: [],
      },
    ],
    errors: [
      {
        id: 'boom',
        message: 'boom: no such file\nsecond line',
        tool: 'docker',
        cause: 'It is **gone**.',
        fix: 'Bring it back.',
        commands: ['ls'],
        seen: 'ran',
        checked: '2026-11-23',
      },
    ],
  },
);
const [, layers] = path.projects[0]!.modules[0]!.steps;

test('an open step keeps its summary, words, technologies and the steps before it', () => {
  expect(factsOfStep(path, layers!)).toMatchObject({
    kind: 'lesson',
    title: 'Image layers',
    summary: 'Make an image small.',
    words: ['Dockerfile'],
    step: 'layers',
    planned: false,
    needs: ['intro'],
    technologies: ['docker'],
    letter: 'M',
    line: 'mlops',
    place: 'path, Module m',
  });
});

test('a step of a platform names the platform and its line', () => {
  const cloud = curriculum([
    project('cloud', [module('a', [step('s3', { project: 'cloud' })], { platform: 'aws' })], {
      platforms: [platform('aws')],
    }),
  ]);
  const [s3] = cloud.projects[0]!.modules[0]!.steps;
  expect(factsOfStep(cloud, s3!)).toMatchObject({
    platform: 'aws',
    letter: 'A',
    line: 'aws',
    place: 'aws, Module a',
  });
});

test('projects, modules, planned steps, words and messages are records of their own, without Markdown', () => {
  const records = searchRecords(path);
  expect(records.map(({ address }) => address)).toEqual([
    'projects/path/',
    'projects/path/#m',
    'projects/path/#probes',
    'glossary/#layer',
    'errors/#boom',
  ]);
  expect(records[1]).toMatchObject({
    text: 'Module m. . intro. Image layers. Probes',
    facts: { kind: 'module', title: 'Module m', letter: 'M', project: 'path' },
  });
  expect(records[2]).toMatchObject({
    text: 'Probes. path, Module m set startup probes.',
    facts: { planned: true, summary: 'You will set startup probes.' },
  });
  expect(records[3]).toMatchObject({
    text: 'layer. A slice of an image.',
    facts: { kind: 'glossary', words: ['layers'] },
  });
  expect(records[4]).toMatchObject({
    facts: { kind: 'error', title: 'boom: no such file', summary: 'It is gone.' },
  });
});

test('every name of the site is listed once, in alphabetical order', () => {
  const names = searchNames(path);
  expect(names.map(({ name }) => name)).toEqual([
    'boom: no such file',
    'Image layers',
    'intro',
    'layer',
    'Module m',
    'path',
    'Probes',
  ]);
  expect(names.filter(({ planned: isPlanned }) => isPlanned).map(({ name }) => name)).toEqual([
    'Probes',
  ]);
});

test('a long text is cut at a space', () => {
  expect(shortened('one two three four', 12)).toBe('one two …');
  expect(shortened('short', 12)).toBe('short');
});

test('Markdown marks go, words stay', () => {
  expect(plain('**a** `b` [c](/d/) *e*')).toBe('a b c e');
});
