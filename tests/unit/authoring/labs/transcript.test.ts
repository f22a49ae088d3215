import { expect, test } from 'vitest';
import { parseTranscript, showsOutput } from '#authoring/labs/transcript.ts';

test('each command of a session has the lines below it as its output', () => {
  expect(parseTranscript('$ cd sampai\n$ ls\na.py\nb.py')).toEqual([
    { command: 'cd sampai', expected: '', from: 1, to: 1 },
    { command: 'ls', expected: 'a.py\nb.py', from: 2, to: 4 },
  ]);
});

test('a command goes on after a backslash, with or without the second prompt', () => {
  expect(parseTranscript('$ echo a \\\n> b \\\n  c\na b c')[0]).toMatchObject({
    command: 'echo a \\\nb \\\n  c',
    expected: 'a b c',
  });
});

test('a session of commands alone shows no output', () => {
  expect(showsOutput(parseTranscript('$ uv sync\n$ uv run sampai'))).toBe(false);
  expect(showsOutput(parseTranscript('$ uv sync\nok'))).toBe(true);
});
