import { expect, test } from 'vitest';
import {
  faultFinding,
  solutionFinding,
  starterFinding,
  verdictOf,
} from '#authoring/labs/grader.ts';

const good = 'PASS  a  It works\nPASS  b  It is fast\n2 passed, 0 failed\n';
const bad =
  'PASS  a  It works\nFAIL  b  It is fast\n      hint: Use a set,\n            not a list. See big-o.\n1 passed, 1 failed\n';
const fault = { id: 'slow', hint: 'Use a set, not a list.' };

function ended(code: number | undefined, output: string) {
  return { code, output };
}

test('a verdict is the requirements with their hints, a hint over several lines as one', () => {
  expect(verdictOf(ended(1, `Resolved 3 packages\n${bad}`))).toEqual([
    { id: 'a', text: 'It works', isMet: true, hints: [] },
    { id: 'b', text: 'It is fast', isMet: false, hints: ['Use a set, not a list. See big-o.'] },
  ]);
});

test.each([
  ['a crash', 1, 'Traceback', 'the grader printed no PASS or FAIL line and ended with 1'],
  ['success without a word', 0, '', 'the grader printed no PASS or FAIL line and ended with 0'],
  ['no summary', 0, 'PASS  a  x', `the grader's last line is not "1 passed, 0 failed"`],
  [
    'a wrong summary',
    0,
    'PASS  a  x\n2 passed, 0 failed',
    `the grader's last line is not "1 passed, 0 failed"`,
  ],
  ['a failure that ends with 0', 0, bad, 'the grader ended with 0 after "1 passed, 1 failed"'],
  ['a pass that ends with 1', 1, good, 'the grader ended with 1 after "2 passed, 0 failed"'],
  ['one id twice', 0, 'PASS  a  x\nPASS  a  y\n2 passed, 0 failed', 'the grader names "a" twice'],
  ['a failure without a hint', 1, 'FAIL  a  x\n0 passed, 1 failed', '"a" fails without a hint'],
  ['no start', undefined, '', 'the grader could not be started'],
])('%s is no verdict', (_name, code, output, reason) => {
  expect(verdictOf(ended(code, output))).toBe(reason);
});

test('a grader that was stopped gives no verdict, whatever it printed', () => {
  expect(verdictOf({ code: undefined, stopped: 'after 900 s', output: good })).toBe(
    'the grader was stopped after 900 s',
  );
});

test('the solution must meet every requirement', () => {
  expect(solutionFinding(ended(0, good))).toMatchObject({
    kind: 'proved',
    text: 'the solution passes: 2 requirements met',
  });
  expect(solutionFinding(ended(1, bad))).toMatchObject({
    kind: 'refuted',
    text: 'the solution does not pass: b failed',
  });
});

test('the starter must fail', () => {
  expect(starterFinding(ended(1, bad)).text).toBe('the starter fails: 1 of 2 requirements not met');
  expect(starterFinding(ended(0, good))).toMatchObject({
    kind: 'refuted',
    text: 'the starter does not fail: it meets every requirement',
  });
});

test('a starter whose grader crashes does not count as failing', () => {
  expect(starterFinding(ended(1, 'Traceback')).kind).toBe('refuted');
});

test('a fault must fail with its own hint', () => {
  expect(faultFinding(ended(1, bad), fault).text).toBe(
    'the fault "slow" fails with its hint, in b',
  );
  expect(faultFinding(ended(0, good), fault).text).toBe(
    'the fault "slow" is not found: every requirement is met',
  );
  expect(faultFinding(ended(1, bad), { id: 'slow', hint: 'Use a map.' }).text).toBe(
    'the fault "slow" fails without its hint: Use a map.',
  );
});

test('what a failed proof shows is the end of the output', () => {
  const output = Array.from({ length: 50 }, (_, index) => String(index)).join('\n');
  const finding = solutionFinding(ended(1, output));
  expect(finding.kind === 'refuted' && finding.lines).toEqual(
    Array.from({ length: 20 }, (_, index) => String(index + 30)),
  );
});
