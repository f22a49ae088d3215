import { describe, expect, test } from 'vitest';
import { pasteProblems } from '#authoring/gate/pasted-python.ts';

describe('Python pasted into the prompt', () => {
  test.for([
    ['a blank line after a body', 'for a in b:\n    c\n\nd'],
    ['branches', 'if a:\n    b\nelif c:\n    d\nelse:\n    e\n\nf'],
    ['a decorated function', '@a\n@b\ndef c():\n    d\n\ne'],
    ['a blank line in a long string', 'def a():\n    """b\n\n    c"""\n    d\n\ne'],
    ['a blank line in brackets', 'for a in b:\n    c(\n\n1)\n    d\n\ne'],
    ['spaces in a line of a body', 'if a:\n    b\n    \n    c\n\nd'],
    ['a bracket and a quote in a string', 'a = "(\\"["\nb = 1\n# it\'s (\nc'],
    ['a backslash', 'if a and \\\nb:\n    c\n\nd'],
    ['names that begin like keywords', 'format = 1\nmatch = {"a":\n2}\nb'],
  ] as const)('takes %s', ([, source]) => {
    expect(pasteProblems(source)).toEqual([]);
  });

  test.for([
    ['a statement after a body', 'for a in b:\n    c\nd', 2, 'joined'],
    ['a statement after a body and a comment', 'if a:\n    b\n# c\nd', 3, 'joined'],
    ['a statement after a body in one line', 'if a: b\nc', 1, 'joined'],
    ['a function after a function', 'def a():\n    b\ndef c():\n    d', 2, 'joined'],
    ['a statement after a match', 'match a:\n    case 1:\n        b\nc', 3, 'joined'],
    ['a blank line before a decorated function', '@a\n\ndef b():\n    c', 2, 'gap'],
    ['a blank line in a body', 'def a():\n    b\n\n    c', 3, 'gap'],
    ['a blank line before else', 'if a:\n    b\n\nelse:\n    c', 3, 'gap'],
    ['a statement after a long string', 'if a:\n    b("""\nc\n""")\nd', 4, 'joined'],
  ] as const)('finds %s', ([, source, line, kind]) => {
    expect(pasteProblems(source)).toEqual([{ line, kind }]);
  });
});
