import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { matchMessages, type KnownMessage } from '#curriculum/error-match.ts';
import { maskSecrets } from '#curriculum/mask-secrets.ts';

const known: readonly KnownMessage[] = [
  { id: 'lock', message: 'error: The lockfile at `…` needs to be updated, but `…` was provided.' },
  {
    id: 'daemon',
    message: 'Cannot connect to the Docker daemon at …. Is the docker daemon running?',
  },
  { id: 'module', message: "ModuleNotFoundError: No module named '…'" },
  { id: 'port', message: 'Error: Bind for 0.0.0.0:… failed: port is already allocated' },
];

const find = (text: string) => matchMessages(text, known, 3);

test('a message is found with its own values where the entry has an ellipsis', () => {
  expect(find("ModuleNotFoundError: No module named 'sampai'")[0]).toEqual({
    id: 'module',
    isExact: true,
  });
});

test('a message is found inside a long log', () => {
  const log = `Traceback (most recent call last):\n  File "x.py", line 3\n${'x '.repeat(500)}\nModuleNotFoundError: No module named 'pandas'\n`;
  expect(find(log)).toEqual([{ id: 'module', isExact: true }]);
});

test('a message that the terminal broke over lines and coloured is found', () => {
  const text =
    '\u001B[31merror\u001B[0m: The lockfile at `uv.lock` needs\n  to be updated, but `--locked` was\n  provided.';
  expect(find(text)[0]).toEqual({ id: 'lock', isExact: true });
});

test('curly quotes match straight ones', () => {
  expect(find('ModuleNotFoundError: No module named ‘numpy’')[0]?.id).toBe('module');
});

test('a message of another version is offered as similar, not as the same', () => {
  const text = 'cannot connect to docker daemon: is the daemon running on this host?';
  expect(find(text)).toEqual([{ id: 'daemon', isExact: false }]);
});

test('text without a known message answers nothing', () => {
  expect(find('Everything went well, 12 passed in 0.3 s')).toEqual([]);
  expect(find('')).toEqual([]);
});

test('words alone do not make a match when only common ones are shared', () => {
  expect(find('the error was provided')).toEqual([]);
});

test('the longest message comes first where several are held', () => {
  const nested = [
    { id: 'short', message: 'not found' },
    { id: 'long', message: 'uv: command not found' },
  ];
  expect(matchMessages('bash: uv: command not found', nested, 2).map(({ id }) => id)).toEqual([
    'long',
    'short',
  ]);
});

test('every entry of errors.yaml finds itself after masking, whatever fills its ellipses', () => {
  const file = readFileSync(`${import.meta.dirname}/../../../content/errors.yaml`, 'utf8');
  const entries = parse(file) as readonly KnownMessage[];
  expect(entries.length).toBeGreaterThan(40);
  for (const { id, message } of entries) {
    const printed = `$ some command\n${message.replaceAll('…', '/tmp/x-17')}\n$`;
    const found = matchMessages(maskSecrets(printed).text, entries, 5);
    expect(found[0]?.isExact, id).toBe(true);
    expect(
      found.map((match) => match.id),
      id,
    ).toContain(id);
  }
});

test('matching ends quickly on hostile text', () => {
  const many = [{ id: 'many', message: 'a…'.repeat(100) }];
  const start = performance.now();
  matchMessages('a'.repeat(200_000), many, 1);
  expect(performance.now() - start).toBeLessThan(500);
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(find(text).length).toBeLessThanOrEqual(3);
    }),
  );
});
