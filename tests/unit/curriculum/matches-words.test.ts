import { expect, test } from 'vitest';
import { matchesWords } from '#curriculum/matches-words.ts';

const held: readonly (readonly [query: string, text: string])[] = [
  ['docker', 'A Dockerfile for Docker'],
  ['kube', 'Kubernetes basics'],
  ['deploying models', 'Deploy the service'],
  ['k8s', 'k8s, kubectl'],
  ['MLA-C02', 'the exam MLA-C02'],
  ['containerisation', 'containerization'],
  ['xyzzy docker', 'docker'],
];
for (const [query, text] of held) {
  test(`"${query}" is held by "${text}"`, () => {
    expect(matchesWords(query, text)).toBe(true);
  });
}

const not: readonly (readonly [query: string, text: string])[] = [
  ['promteheus', 'promise to promote'],
  ['docker', 'do not do this'],
  ['mlops', 'ml and op'],
  ['', 'anything'],
  ['docker', ''],
];
for (const [query, text] of not) {
  test(`"${query}" is not held by "${text}"`, () => {
    expect(matchesWords(query, text)).toBe(false);
  });
}
