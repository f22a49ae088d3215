import { expect, test } from 'vitest';
import { helpAnchor, problemKinds, type ProblemKind } from '#curriculum/problem-finding.ts';

const entries = Object.values(problemKinds);

test('each kind of problem has a code of its own, in order', () => {
  const codes = entries.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
  expect(codes.filter((code) => !/^LP\d{3}$/.test(code))).toEqual([]);
});

test('each kind says what is wrong and how to mend it, in sentences', () => {
  const sentence = /^(?:[A-Z`]|[\w/.]+\.(?:yaml|json) ).*\.$/;
  const wrong = entries.filter(
    ({ title, means, mend }) =>
      title.endsWith('.') || !sentence.test(means) || !sentence.test(mend),
  );
  expect(wrong).toEqual([]);
});

test('only facts that grow old are warnings', () => {
  const warnings = (Object.keys(problemKinds) as ProblemKind[]).filter(
    (kind) => problemKinds[kind].warning,
  );
  expect(warnings).toEqual(['claim-past-review', 'source-past-review']);
});

test('the anchor of a kind is the slug of its heading', () => {
  expect(helpAnchor('unknown-prerequisite')).toBe('lp103-unknown-prerequisite');
  expect(helpAnchor('not-utf8')).toBe('lp001-not-utf-8');
});
