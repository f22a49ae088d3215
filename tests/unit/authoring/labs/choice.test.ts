import { expect, test } from 'vitest';
import { choiceOf, testLabsUsage } from '#authoring/labs/choice.ts';

const known = ['lab-count-words', 'notebook-to-package'];

test('without words unchanged code is trusted and nothing is written', () => {
  expect(choiceOf([], known)).toEqual({
    ids: [],
    isRunningAll: false,
    isWriting: false,
    isStamping: false,
    isUpdating: false,
  });
});

test('ids and options stand in any order', () => {
  expect(choiceOf(['--write', 'lab-count-words', '--python', '3.13', '--all'], known)).toEqual({
    ids: ['lab-count-words'],
    isRunningAll: true,
    isWriting: true,
    isStamping: false,
    isUpdating: false,
    python: '3.13',
  });
});

test('stamping runs everything and writes', () => {
  expect(choiceOf(['--stamp'], known)).toMatchObject({
    isRunningAll: true,
    isWriting: true,
    isStamping: true,
  });
});

test.each([
  [
    ['notebook-to-packge'],
    'There is no lab or lesson with code to run named "notebook-to-packge". Did you mean "notebook-to-package"?',
  ],
  [['--wirte'], `There is no option "--wirte". Did you mean "--write"?\n${testLabsUsage}`],
  [['--update'], `--update needs the id of a lesson or lab.\n${testLabsUsage}`],
  [['--python'], `--python needs a version or a path.\n${testLabsUsage}`],
  [['--python', '--write'], `--python needs a version or a path.\n${testLabsUsage}`],
])('%j is answered with what is wrong', (words, message) => {
  expect(() => choiceOf(words, known)).toThrow(expect.objectContaining({ message }));
});
