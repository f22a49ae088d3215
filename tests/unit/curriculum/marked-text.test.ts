import { expect, test } from 'vitest';
import { markedParts } from '#curriculum/marked-text.ts';

test('matches are told from the rest and angle brackets come back', () => {
  expect(markedParts('run <mark>docker</mark> with &lt;name&gt; & more')).toEqual([
    { text: 'run ', marked: false },
    { text: 'docker', marked: true },
    { text: ' with <name> & more', marked: false },
  ]);
});

test('two matches beside each other stay two', () => {
  expect(markedParts('<mark>a</mark><mark>b</mark>').map(({ text }) => text)).toEqual(['a', 'b']);
});

test('an excerpt without a match is one run', () => {
  expect(markedParts('plain')).toEqual([{ text: 'plain', marked: false }]);
  expect(markedParts('')).toEqual([]);
});
