import { expect, test } from 'vitest';
import type { Problem } from '#authoring/gate/problem.ts';
import { countOf, formatAnnotation, formatProblem } from '#authoring/gate/report.ts';

const problem: Problem = {
  kind: 'unknown-prerequisite',
  code: 'LP103',
  title: 'unknown prerequisite',
  isWarning: false,
  file: 'content/projects/disks/basics/raid-levels.mdx',
  line: 7,
  column: 17,
  excerpt: { text: 'prerequisites: [disk-basic, raid-intro]', indent: 16, width: 10 },
  message: '"disk-basic" is not the id of any step or entry of content/external.yaml.',
  nearest: { text: 'disk-basics', file: 'content/projects/disks/basics/disk-basics.mdx' },
  mend: 'write disk-basics instead of disk-basic',
  help: 'lp103-unknown-prerequisite',
};

test('a problem is printed with its place, its line, what was meant, how to mend it and where to read more', () => {
  expect(formatProblem(problem))
    .toBe(`content/projects/disks/basics/raid-levels.mdx:7:17  LP103 unknown prerequisite
   7 | prerequisites: [disk-basic, raid-intro]
     |                 ^^^^^^^^^^
  "disk-basic" is not the id of any step or entry of content/external.yaml.
  Did you mean "disk-basics"  (content/projects/disks/basics/disk-basics.mdx)?
  Mend: write disk-basics instead of disk-basic
  Help: content/pages/content-errors.mdx#lp103-unknown-prerequisite`);
});

test('an annotation for GitHub escapes what its format uses', () => {
  const odd = { ...problem, file: 'content/a,b:c%.mdx', title: 'a, b: c', message: '50 %\nof it' };
  expect(formatAnnotation(odd)).toBe(
    '::error file=content/a%2Cb%3Ac%25.mdx,line=7,col=17,title=LP103 a%2C b%3A c::50 %25%0Aof it%0ADid you mean "disk-basics"?%0AMend: write disk-basics instead of disk-basic',
  );
});

test('a warning is annotated as a warning', () => {
  expect(formatAnnotation({ ...problem, isWarning: true })).toMatch(/^::warning file=/);
});

test('problems and the files they are in are counted, warnings apart', () => {
  const other = { ...problem, file: 'content/other.yaml' };
  const warning = { ...problem, isWarning: true };
  expect(countOf([])).toBe('No problems.');
  expect(countOf([problem])).toBe('1 error in 1 file.');
  expect(countOf([problem, problem, other, warning])).toBe(
    '3 errors in 2 files, 1 warning in 1 file.',
  );
});
