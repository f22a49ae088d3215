import { readContentSet } from '#authoring/gate/content-set.ts';
import { stepRecords, type StepRecord } from '#curriculum/problem-steps.ts';
import {
  bytesOf,
  lineMutant,
  linesOf,
  remembered,
  yamlLines,
  type Content,
  type Mutant,
  type Operator,
} from './mutant.ts';
import { pick } from './random.ts';

const anyCode: readonly string[] = [];

function renamedFile(
  content: Content,
  path: string | undefined,
  name: (old: string) => string,
  codes: readonly string[],
): Mutant | undefined {
  if (path === undefined) return undefined;
  const slash = path.lastIndexOf('/') + 1;
  const target = path.slice(0, slash) + name(path.slice(slash));
  return {
    what: `${path} renamed to ${target}`,
    changes: new Map([
      [path, undefined],
      [target, content.reader.read(path)],
    ]),
    expected: { file: target, codes },
  };
}

/** Lessons, quizzes, certifications and pages: files whose name is an id. */
function namedFiles(content: Content): readonly string[] {
  return [...content.pages, ...content.lists].filter((path) =>
    /^content\/(projects\/[^/]+\/[^/]+\/(?!module).*\.(mdx|quiz\.yaml)|certifications\/.*|pages\/.*)$/.test(
      path,
    ),
  );
}

const recordsOf = remembered((content: Content): readonly StepRecord[] =>
  stepRecords(readContentSet(content.reader).files),
);

/** Files that vanish, move, double or are named wrong, and orders that contradict themselves. */
export const fileOperators: readonly Operator[] = [
  {
    name: 'a file deleted',
    make: (content, random) => {
      const path = pick([...content.pages, ...content.lists], random);
      if (path === undefined) return undefined;
      return {
        what: `${path} deleted`,
        changes: new Map([[path, undefined]]),
        expected: { file: path, codes: anyCode },
      };
    },
  },
  {
    name: 'a lab file that a page shows deleted',
    make: (content, random) => {
      const line = pick(
        linesOf(content, content.pages, (text) => /\bfile="labs\//.test(text)),
        random,
      );
      const file = /file="([^"]+)"/.exec(line?.text ?? '')?.[1];
      if (!line || file === undefined) return undefined;
      return {
        what: `content/${file} deleted`,
        changes: new Map([[`content/${file}`, undefined]]),
        expected: { file: line.path, line: line.number, codes: ['LP110'] },
      };
    },
  },
  {
    name: 'a file name with a capital',
    make: (content, random) =>
      renamedFile(
        content,
        pick(namedFiles(content), random),
        (name) => name.charAt(0).toUpperCase() + name.slice(1),
        ['LP029'],
      ),
  },
  {
    name: 'a file name with an accent in two parts',
    make: (content, random) =>
      renamedFile(content, pick(namedFiles(content), random), (name) => `e\u0301${name}`, [
        'LP029',
      ]),
  },
  {
    name: 'a file with another ending',
    make: (content, random) =>
      renamedFile(
        content,
        pick([...content.pages, ...content.lists], random),
        (name) => name.replace('.mdx', '.md').replace('.yaml', '.yml'),
        ['LP008'],
      ),
  },
  {
    name: 'a lesson copied',
    make: (content, random) => {
      const path = pick(
        content.pages.filter((page) => page.startsWith('content/projects/')),
        random,
      );
      const module = pick(
        content.lists.filter(
          (file) => file.endsWith('/module.yaml') && !path?.startsWith(file.slice(0, -11)),
        ),
        random,
      );
      if (path === undefined || module === undefined) return undefined;
      const target = module.replace('module.yaml', path.slice(path.lastIndexOf('/') + 1));
      return {
        what: `${path} copied to ${target}`,
        changes: new Map([[target, content.reader.read(path)]]),
        expected: { file: target, codes: ['LP101'] },
      };
    },
  },
  {
    name: 'a page copied under another name',
    make: (content, random) => {
      const path = pick(
        namedFiles(content).filter((file) => file.endsWith('.mdx')),
        random,
      );
      if (path === undefined) return undefined;
      const target = path.replace('.mdx', '-two.mdx');
      return {
        what: `${path} copied to ${target}`,
        changes: new Map([[target, content.reader.read(path)]]),
        expected: { file: target, codes: ['LP112', 'LP109', 'LP408'] },
      };
    },
  },
  {
    name: 'a circle of prerequisites',
    make: (content, random) => {
      const records = recordsOf(content).filter(({ kind }) => kind === 'planned');
      const edges = records.flatMap((later) =>
        later.prerequisites.flatMap((id) =>
          records
            .filter((step) => step.id === id && step.prerequisites.length > 0)
            .map((asked) => ({ later, asked })),
        ),
      );
      const edge = pick(edges, random);
      if (!edge) return undefined;
      const { file, prerequisites } = edge.asked;
      const lines = content.lines(file);
      const start = lines.findIndex((text) => text.trim() === `- id: ${edge.asked.id}`);
      const number =
        lines.findIndex((text, index) => index > start && text.includes('prerequisites: [')) + 1;
      const line = { path: file, number, text: lines[number - 1] ?? '' };
      if (!line.text.includes(prerequisites[0] ?? '')) return undefined;
      return lineMutant(content, line, (text) => text.replace(']', `, ${edge.later.id}]`), [
        'LP104',
      ]);
    },
  },
  {
    name: 'a step listed twice',
    make: (content, random) => {
      const line = pick(
        yamlLines(content, /^ {2}- [a-z][\w-]+$/).filter(({ path }) =>
          path.endsWith('/module.yaml'),
        ),
        random,
      );
      return lineMutant(content, line, (text) => `${text}\n${text}`, ['LP117']);
    },
  },
  {
    name: 'a step id misspelt in module.yaml',
    make: (content, random) => {
      const line = pick(
        yamlLines(content, /^ {2}- [a-z][\w-]+$/).filter(({ path }) =>
          /(module|project)\.yaml$/.test(path),
        ),
        random,
      );
      return lineMutant(content, line, (text) => `${text}q`, ['LP111', 'LP120']);
    },
  },
  {
    name: 'a step moved before its prerequisite',
    make: (content, random) => {
      const lists = content.lists.filter((path) => path.endsWith('/module.yaml'));
      const pairs = lists.flatMap((path) => swappable(content, path));
      const pair = pick(pairs, random);
      if (!pair) return undefined;
      const entries = content.text(pair.path).split(/(?=^ {2}- )/m);
      [entries[pair.at], entries[pair.at + 1]] = [
        entries[pair.at + 1] ?? '',
        entries[pair.at] ?? '',
      ];
      return {
        what: `${pair.path}: ${pair.ids.join(' and ')} swapped`,
        changes: new Map([[pair.path, bytesOf(entries.join(''))]]),
        expected: { file: pair.file, codes: ['LP114'] },
      };
    },
  },
  {
    name: 'a question id changed',
    make: (content, random) => {
      const line = pick(
        yamlLines(content, /^ {2}- id: [a-z][\w-]+$/).filter(({ path }) =>
          path.endsWith('.quiz.yaml'),
        ),
        random,
      );
      const mutant = lineMutant(content, line, (text) => `${text}q`, ['LP102', 'LP109']);
      return (
        mutant && {
          ...mutant,
          expected: {
            file: mutant.expected.file,
            orFile: ['content/ids.lock.json'],
            codes: mutant.expected.codes,
          },
        }
      );
    },
  },
  {
    name: 'the minutes of a step a hundredfold',
    make: (content, random) => {
      const line = pick(yamlLines(content, /^ {4}minutes: \d+$/), random);
      return lineMutant(content, line, (text) => `${text}00`, ['LP027', 'LP118']);
    },
  },
];

/** Neighbours in a module of which the second asks for the first. */
function swappable(content: Content, path: string) {
  const records = new Map(recordsOf(content).map((step) => [step.id, step]));
  const entries = content.text(path).split(/(?=^ {2}- )/m);
  const ids = entries.map((entry) => /^ {2}- (?:id: )?([a-z][\w-]*)/.exec(entry)?.[1] ?? '');
  return ids.flatMap((id, at) => {
    const next = records.get(ids[at + 1] ?? '');
    if (!next?.prerequisites.includes(id) || at + 2 > entries.length) return [];
    return [{ path, at, ids: [id, next.id], file: next.file }];
  });
}
