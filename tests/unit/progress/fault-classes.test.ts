import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Ways progress could be lost, by number; the titles of tests begin with those they are about. */
const faultClasses = Array.from({ length: 28 }, (_, at) => `S${String(at + 1).padStart(2, '0')}`);

const tests = globSync('../../{unit/{progress,browser,review},e2e}/*.ts', {
  cwd: import.meta.dirname,
})
  .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
  .join('\n');

const titled = new Set(
  [
    ...tests.matchAll(/(?:test|fault|describe)(?:\.each\([^]*?\]\))?\(\s*['"`]((?:S\d\d ?)+)/g),
  ].flatMap(([, numbers = '']) => numbers.trim().split(' ')),
);

test('every way to lose progress has a test that is named after it', () => {
  console.log(
    `Fault classes of stored progress with tests: ${titled.size} of ${faultClasses.length}`,
  );
  expect([...titled].sort()).toEqual(faultClasses);
});
