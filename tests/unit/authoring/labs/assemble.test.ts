import { expect, test } from 'vitest';
import { assembled, faultsOf, labIds } from '#authoring/labs/assemble.ts';
import { broken, content } from './fixture.ts';

function text(tree: ReadonlyMap<string, Uint8Array>, path: string): string {
  return new TextDecoder().decode(tree.get(path));
}

test('a first lab is its own files and its grader, without the faults', () => {
  expect([...assembled('lab-count-words', 'starter', content).keys()]).toEqual([
    'check/grade.py',
    'pyproject.toml',
    'src/count.py',
    'uv.lock',
  ]);
});

test('a later lab starts from the solution before it, minus what it removes', () => {
  expect([...assembled('lab-sort-words', 'starter', content).keys()]).toEqual([
    'README.md',
    'check/grade.py',
    'pyproject.toml',
    'uv.lock',
  ]);
  const solution = assembled('lab-sort-words', 'solution', content);
  expect([...solution.keys()]).toEqual([
    'check/grade.py',
    'pyproject.toml',
    'src/count.py',
    'src/sort.py',
    'uv.lock',
  ]);
  expect(text(solution, 'src/count.py')).toContain('Count each word');
});

test('a later lab has its own grader, not the one before', () => {
  expect(text(assembled('lab-sort-words', 'solution', content), 'check/grade.py')).toContain(
    'second lab',
  );
});

test('a fault is the solution with its change, and knows its hint', () => {
  const [first, second] = faultsOf('lab-count-words', content);
  expect(first).toMatchObject({
    id: 'case-matters',
    summary: 'The text is split as it is, so "A" and "a" are two words.',
    hint: 'Lower the text before you split it.',
  });
  expect([...(second?.tree.keys() ?? [])]).toEqual([
    'check/grade.py',
    'pyproject.toml',
    'src/count/__init__.py',
    'uv.lock',
  ]);
});

test('an unknown lab is answered with the nearest one', () => {
  expect(() => assembled('lab-count-word', 'starter', content)).toThrow(
    'There is no lab "lab-count-word". Did you mean "lab-count-words"? Labs: lab-count-words, lab-sort-words.',
  );
});

test('labs that build on each other in a circle are refused', () => {
  expect(() => assembled('lab-circle-one', 'starter', broken)).toThrow(
    'Labs build on each other in a circle: lab-circle-one → lab-circle-two → lab-circle-one.',
  );
});

test('a fault may not change the grader', () => {
  expect(() => faultsOf('lab-bad-fault', broken)).toThrow(
    'content/labs/lab-bad-fault/check/faults/touches-grader/files changes check/grade.py; a fault may not change the grader.',
  );
});

test('a fault needs a summary and a hint', () => {
  expect(() => faultsOf('lab-empty-fault', broken)).toThrow(
    'content/labs/lab-empty-fault/check/faults/nothing/fault.yaml must hold summary and hint, one line of text each.',
  );
});

test('a content folder without labs has none', () => {
  expect(labIds(`${content}/nowhere`)).toEqual([]);
});
