import {
  inYaml,
  lineMutant,
  withLine,
  yamlLines,
  type Content,
  type Line,
  type Operator,
} from './mutant.ts';
import { pick } from './random.ts';

/** Keys that no file of their kind can do without. */
const required =
  /^\s*(?:- )?(title|summary|text|reason|prompt|kind|asks|objective|publisher|url|checked|statement|value|confidence|reviewAfter|group|home|licence|current|meaning|term|message|tool|cause|fix|seen|code|vendor|status|weight|line|hours|cost|proof|changed|minutes): ?\S/;
/** Keys whose value is the id of something else, or a list of them on the same line. */
const references =
  /^\s*(?:- )?(prerequisites|technologies|related|names|after|lesson|certification|environment|buildsOn|today|platform): \[?[a-z]/;

function renamed(text: string): string {
  return text.replace(/(\w)(:)/, (_all, last: string, colon: string) => `${last}${last}q${colon}`);
}

/** Mistakes in YAML files and front matter. */
export const yamlOperators: readonly Operator[] = [
  {
    name: 'a required key dropped',
    make: (content, random) => {
      const line = pick(
        yamlLines(content, required).filter((candidate) => isWhole(content, candidate)),
        random,
      );
      if (!line) return undefined;
      // The first key of a list entry carries the hyphen: it goes to the next line.
      const next = content.lines(line.path)[line.number] ?? '';
      const isFirst = /^\s*- /.test(line.text);
      if (isFirst && !/^\s+\w/.test(next)) return undefined;
      const mutant = lineMutant(content, line, () => undefined, [
        'LP021',
        'LP022',
        'LP023',
        'LP020',
        'LP010',
        'LP401',
        'LP408',
        'LP407',
        'LP501',
      ]);
      if (!mutant) return undefined;
      const expected = { file: mutant.expected.file, codes: mutant.expected.codes };
      if (!isFirst) return { ...mutant, expected };
      const moved = withLine(content, line, undefined);
      const lines = new TextDecoder().decode(moved.get(line.path)).split('\n');
      const dash = /^\s*- /.exec(line.text)?.[0] ?? '';
      lines[line.number - 1] = dash + (lines[line.number - 1] ?? '').trimStart();
      return {
        ...mutant,
        changes: new Map([[line.path, new TextEncoder().encode(lines.join('\n'))]]),
        expected,
      };
    },
  },
  inYaml('a key misspelt', required, renamed, 'LP020', 'LP023'),
  inYaml(
    'a number for a text',
    /^\s*(?:- )?(title|summary|statement|publisher|current|term|licence|vendor|tool): "?[A-Za-z]/,
    (text) => text.replace(/: .*/, ': 12345'),
    'LP022',
    'LP010',
  ),
  inYaml(
    'a word for a number',
    /^\s*minutes: \d+$|^\s*(read|practice|memoryGb|diskMb): \d/,
    (text) => text.replace(/: \d+.*/, ': forty'),
    'LP022',
  ),
  inYaml(
    'a text for a list',
    /^(technologies|prerequisites): \[/,
    (text) => text.replace(/: .*/, ': docker'),
    'LP022',
  ),
  inYaml(
    'a value that is not in the list',
    /^\s*(?:- )?(kind|asks|group|confidence|status|proof): [a-z-]+$/,
    (text) => `${text}q`,
    'LP023',
  ),
  inYaml(
    'a day that does not exist',
    /\b20\d\d-\d\d-\d\d\b/,
    (text) => text.replace(/\b(20\d\d)-\d\d-\d\d\b/, '$1-13-45'),
    'LP024',
    'LP028',
    'LP022',
  ),
  inYaml(
    'a day in the future',
    /^\s*(checked|published): 20/,
    (text) => text.replace(/20\d\d/, '2031'),
    'LP505',
  ),
  inYaml(
    'an insecure source',
    /^\s*(?:- )?(url|home): "?https:/,
    (text) => text.replace('https:', 'http:'),
    'LP028',
  ),
  inYaml(
    'a reference misspelt',
    references,
    (text) => text.replace(/(: \[?[a-z][\w-]*)/, '$1q'),
    'LP103',
    'LP107',
  ),
  inYaml('an objective misspelt in a quiz', /^\s*objective: [a-z]/, (text) => `${text}q`, 'LP116'),
  inYaml(
    'a claim of a certification misspelt',
    /claim: [a-z][\w-]+/,
    (text) => text.replace(/(claim: [\w-]+)/, '$1q'),
    'LP107',
  ),
  inYaml(
    'an id with capitals',
    /^\s*- id: [a-z][\w-]+$/,
    (text) => text.replace(/id: (\w)/, (_all, first: string) => `id: ${first.toUpperCase()}`),
    'LP029',
  ),
  inYaml(
    'a tab in the indentation',
    /^ {2,}[a-z]\w*: "?\w/,
    (text) => text.replace(/^ {2}/, '\t'),
    'LP011',
    'LP010',
    'LP017',
    'LP015',
  ),
  inYaml(
    'a key written twice',
    /^\s*(title|summary|checked|kind|asks): \S.*$/,
    (text) => `${text}\n${text}`,
    'LP012',
  ),
  inYaml(
    'a quote not closed',
    /^\s*(?:- )?\w+: "[^"]+"$/,
    (text) => text.slice(0, -1),
    'LP017',
    'LP010',
    'LP012',
  ),
  inYaml(
    'a colon in unquoted text',
    /^\s*(title|publisher|vendor|term|current): [A-Z][^:"'#]+$/,
    (text) => text.replace(/: (\w+)/, ': $1: and'),
    'LP015',
  ),
  inYaml(
    'an alias',
    /^\s*(publisher|vendor|licence): [A-Z]/,
    (text) => text.replace(/: .*/, ': *there'),
    'LP013',
    'LP010',
  ),
  inYaml(
    'a summary that is too long',
    /^summary: "?\w/,
    (text) => text.replace(/: "?/, (start) => `${start}${'and so on '.repeat(30)}`),
    'LP025',
  ),
  inYaml(
    'a reserved key',
    /^\s*(checked|kind|asks): \S+$/,
    (text) => text.replace(/\w+:/, '__proto__:'),
    'LP014',
  ),
  {
    name: 'a right option unmarked',
    make: (content, random) => {
      const line = pick(yamlLines(content, /^\s*correct: true$/), random);
      if (!line) return undefined;
      const question = questionAround(content, line);
      const isOnly = question.text.filter((text) => /^\s*correct: true$/.test(text)).length === 1;
      const mutant = isOnly ? lineMutant(content, line, () => undefined, ['LP401']) : undefined;
      return (
        mutant && {
          ...mutant,
          expected: { file: line.path, line: question.options, codes: ['LP401'] },
        }
      );
    },
  },
  {
    name: 'an option written twice',
    make: (content, random) => {
      const options = yamlLines(content, /^ {6}- text: \S/);
      const line = pick(options, random);
      const other = options.find(
        ({ path, number, text }) =>
          path === line?.path &&
          number > line.number &&
          number < line.number + 5 &&
          text !== line.text,
      );
      return other && line && sameQuestion(content, line, other)
        ? lineMutant(content, other, () => line.text, ['LP403'])
        : undefined;
    },
  },
];

/** A value that goes on in the next line cannot be dropped by dropping one line. */
function isWhole(content: Content, { path, number, text }: Line): boolean {
  const next = content.lines(path)[number] ?? '';
  const depth = (line: string): number => /^[\s-]*/.exec(line)?.[0].length ?? 0;
  return !/[>|]-?$/.test(text) && (depth(next) <= depth(text) || next.trim() === '');
}

function questionAround(
  content: Content,
  line: Line,
): { readonly text: readonly string[]; readonly options: number } {
  const lines = content.lines(line.path);
  const start = lines.findLastIndex(
    (text, index) => index < line.number && /^ {2}- id: /.test(text),
  );
  const next = lines.findIndex((text, index) => index > start && /^ {2}- id: /.test(text));
  const text = lines.slice(start, next < 0 ? undefined : next);
  return { text, options: start + text.findIndex((entry) => /^ {4}options:/.test(entry)) + 1 };
}

function sameQuestion(content: Content, one: Line, other: Line): boolean {
  return questionAround(content, one).options === questionAround(content, other).options;
}
