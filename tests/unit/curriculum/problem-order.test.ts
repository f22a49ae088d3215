import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findOrderProblems } from '#curriculum/problem-order.ts';
import type { ContentFiles } from '#curriculum/types.ts';

const none: Omit<ContentFiles, 'projects' | 'modules'> = {
  lessons: [],
  labs: [],
  quizzes: [],
  checks: [],
  certifications: [],
  pages: [],
  technologies: [],
  claims: [],
  names: [],
  glossary: [],
  errors: [],
  external: [],
};

/** One module of planned steps `s0`, `s1` … that ask for each other. */
function filesWith(asks: readonly (readonly number[])[]): ContentFiles {
  const steps = asks.map((asked, index) => ({
    id: `s${index}`,
    kind: 'lesson' as const,
    title: 'A step',
    minutes: 10,
    prerequisites: asked.map((step) => `s${step}`),
    objectives: [],
  }));
  const project = {
    modules: ['m'],
    after: [],
  } as unknown as ContentFiles['projects'][number]['data'];
  return {
    ...none,
    projects: [{ id: 'p', file: 'content/projects/p/project.yaml', data: project }],
    modules: [
      {
        id: 'm',
        project: 'p',
        file: 'content/projects/p/m/module.yaml',
        data: { title: 'M', summary: 'M', steps },
      },
    ],
  };
}

/** Takes steps away that ask for nothing that is left, until none can be taken. */
function hasCircle(asks: readonly (readonly number[])[]): boolean {
  const left = new Set(asks.keys());
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const step of left) if (asks[step]?.every((asked) => !left.has(asked))) left.delete(step);
  }
  return left.size > 0;
}

const graph = fc.integer({ min: 1, max: 8 }).chain((size) =>
  fc.array(fc.uniqueArray(fc.nat(size - 1), { maxLength: 3 }), {
    minLength: size,
    maxLength: size,
  }),
);

function kindsIn(asks: readonly (readonly number[])[]): readonly string[] {
  return findOrderProblems({ files: filesWith(asks), unreadable: new Set() }).map(
    ({ kind }) => kind,
  );
}

test('a circle is reported exactly when there is one', () => {
  fc.assert(
    fc.property(graph, (asks) => {
      expect(kindsIn(asks).includes('cycle')).toBe(hasCircle(asks));
    }),
    { numRuns: 1000 },
  );
});

test('steps in the order of their prerequisites have no problem', () => {
  fc.assert(
    fc.property(graph, (asks) => {
      const backwards = asks.map((asked, step) => asked.filter((other) => other < step));
      expect(kindsIn(backwards)).toEqual([]);
    }),
  );
});

test('one circle is reported once, with every step of it', () => {
  const [problem, ...others] = findOrderProblems({
    files: filesWith([[2], [0], [1]]),
    unreadable: new Set(),
  });
  expect(others).toEqual([]);
  expect(problem?.message).toBe(
    [
      's0 → s2 → s1 → s0',
      '  s0  content/projects/p/m/module.yaml',
      '  s2  content/projects/p/m/module.yaml',
      '  s1  content/projects/p/m/module.yaml',
    ].join('\n'),
  );
});
