import { expect, test } from 'vitest';
import { namesNear } from '#curriculum/name-suggestions.ts';

const names = [
  { name: 'Kubernetes: desired state and its objects' },
  { name: 'Kubernetes' },
  { name: 'A Dockerfile for a Python model service' },
  { name: 'Docker' },
  { name: 'Prometheus' },
  { name: 'model registry' },
];
const near = (query: string) => namesNear(query, names, 3).map(({ name }) => name);

test('a mistyped word brings the names that hold the right one', () => {
  expect(near('kubernets')).toEqual(['Kubernetes: desired state and its objects', 'Kubernetes']);
  expect(near('promteheus')).toEqual(['Prometheus']);
});

test('a name that fits more of the words comes first', () => {
  expect(near('python modle service')[0]).toBe('A Dockerfile for a Python model service');
});

test('nothing is offered for a word far from all', () => {
  expect(near('xylophone')).toEqual([]);
  expect(near('')).toEqual([]);
  expect(near('a')).toEqual([]);
});

test('no more names are offered than asked for', () => {
  expect(namesNear('kubernetes docker prometheus', names, 2)).toHaveLength(2);
});
