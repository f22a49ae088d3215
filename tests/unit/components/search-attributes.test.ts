import { expect, test } from 'vitest';
import { keptFacts, searchAttributes } from '#components/search-attributes.ts';

const facts = {
  kind: 'lesson',
  title: 'Layers, and why',
  summary: 'One, two.',
  words: ['k8s', 'EKS'],
  technologies: ['docker', 'uv'],
  project: 'path',
} as const;

test('values stand in attributes of their own, so that commas stay in them', () => {
  expect(searchAttributes(facts)).toEqual({
    'data-pagefind-meta':
      'title[data-search-title], summary[data-search-summary], kind[data-search-kind], words[data-search-words]',
    'data-pagefind-filter':
      'kind[data-search-by-kind-0], project[data-search-by-project-0], technology[data-search-by-technology-0], technology[data-search-by-technology-1]',
    'data-search-title': 'Layers, and why',
    'data-search-summary': 'One, two.',
    'data-search-kind': 'lesson',
    'data-search-words': 'k8s, EKS',
    'data-search-by-kind-0': 'lesson',
    'data-search-by-project-0': 'path',
    'data-search-by-technology-0': 'docker',
    'data-search-by-technology-1': 'uv',
  });
});

test('a planned step has a name instead of a title and says that it is planned', () => {
  const { meta } = keptFacts({ ...facts, planned: true, step: 'layers', needs: ['intro'] });
  expect(meta).toMatchObject({ name: 'Layers, and why', planned: 'yes', step: 'layers' });
  expect(meta).not.toHaveProperty('title');
  expect(meta).not.toHaveProperty('needs');
});

test('an open step names what comes before it', () => {
  expect(keptFacts({ ...facts, needs: ['a', 'b'] }).meta['needs']).toBe('a b');
});
