import { didYouMean } from './did-you-mean.ts';

/** What the words after a fence's language ask for. */
export interface BlockOptions {
  /** The block is executed. */
  readonly run: boolean;
  /** The block is written to this path of the working folder. */
  readonly save?: string;
  /** With `save`: added to the end of the file. */
  readonly append: boolean;
  /** Why the block is not executed. */
  readonly illustration?: string;
  /** The exit code it must end with. */
  readonly exit: number;
  readonly timeoutSeconds: number;
  /** What was written to stderr is shown too, in the order in which it came. */
  readonly stderr: boolean;
}

/** Options of one fence, and what is wrong with how they are written. */
export interface Meta {
  readonly options: BlockOptions;
  readonly problems: readonly string[];
}

const defaultTimeoutSeconds = 120;
const bareWords = ['run', 'append', 'stderr'];
const valuedWords = ['save', 'illustration', 'exit', 'timeout'];
/** The page shows these too, and reads them only between double quotes. */
const quotedWords = ['save', 'illustration'];
const wordPattern = /\{[^}]*\}|([\w-]+)(?:=("[^"]*"|'[^']*'|[^\s"']*))?|\S+/g;

/** Reads the words after a fence's language. Words of others, such as `title="…"` or `{2}`, are left alone. */
export function parseMeta(text: string): Meta {
  const words = new Set<string>();
  const values = new Map<string, string>();
  const problems: string[] = [];
  for (const [whole, name, value] of text.matchAll(wordPattern)) {
    if (name === undefined) {
      if (!whole.startsWith('{')) problems.push(`"${whole}" is not understood.`);
    } else if (value === undefined) words.add(name);
    else {
      values.set(name, unquoted(value));
      if (quotedWords.includes(name) && !value.startsWith('"'))
        problems.push(`Put the value in double quotes: ${name}=${examples[name] ?? ''}.`);
    }
  }
  problems.push(...misspelt([...words, ...values.keys()]), ...misused(words, values));
  return { options: optionsOf(words, values), problems };
}

function unquoted(value: string): string {
  return /^["']/.test(value) ? value.slice(1, -1) : value;
}

function misspelt(names: readonly string[]): readonly string[] {
  const known = [...bareWords, ...valuedWords];
  const others = ['title', 'tested', 'copy', 'wrap', 'lang', 'name'];
  return names
    .filter((name) => !known.includes(name) && !others.includes(name) && name.length > 2)
    .map((name) => ({ name, hint: didYouMean(name, known) }))
    .filter(({ hint }) => hint !== '')
    .map(({ name, hint }) => `"${name}" means nothing here.${hint}`);
}

function misused(words: ReadonlySet<string>, values: ReadonlyMap<string, string>): string[] {
  const problems = [
    ...valuedWords
      .filter((name) => words.has(name))
      .map((name) => `"${name}" needs a value: ${name}=${examples[name] ?? '…'}.`),
    ...bareWords
      .filter((name) => values.has(name))
      .map((name) => `"${name}" stands alone, without "=".`),
  ];
  if (values.get('illustration')?.trim() === '')
    problems.push('An illustration says why it is not run: illustration="needs a cloud account".');
  if (words.has('append') && !values.has('save')) problems.push('"append" needs save="…".');
  problems.push(...badNumber(values, 'exit', 0, 255), ...badNumber(values, 'timeout', 1, 3600));
  const roles = [words.has('run'), values.has('save'), values.has('illustration')];
  if (roles.filter(Boolean).length > 1)
    problems.push('A block is run, saved or an illustration: only one of them.');
  return problems;
}

const examples: Readonly<Record<string, string>> = {
  save: '"pyproject.toml"',
  illustration: '"needs a cloud account"',
  exit: '1',
  timeout: '300',
};

function badNumber(
  values: ReadonlyMap<string, string>,
  name: string,
  least: number,
  most: number,
): readonly string[] {
  const value = values.get(name);
  if (value === undefined) return [];
  const fits = /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;
  return fits ? [] : [`${name}=${value} must be a whole number from ${least} to ${most}.`];
}

function optionsOf(words: ReadonlySet<string>, values: ReadonlyMap<string, string>): BlockOptions {
  const save = values.get('save');
  const illustration = values.get('illustration');
  return {
    run: words.has('run'),
    append: words.has('append'),
    stderr: words.has('stderr'),
    exit: Number(values.get('exit') ?? 0),
    timeoutSeconds: Number(values.get('timeout') ?? defaultTimeoutSeconds),
    ...(save === undefined ? {} : { save }),
    ...(illustration === undefined ? {} : { illustration }),
  };
}
