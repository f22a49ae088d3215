import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { assembled, contentFolder, labFolder, labIds, labPage, type LabPart } from './assemble.ts';
import { frontMatter } from './front-matter.ts';
import { LabError } from './lab-error.ts';
import { didYouMean } from './did-you-mean.ts';
import { writeTree } from './tree.ts';

/** Where `npm run lab` was called, and what npm took from its command line. */
export interface LabCommandPlace {
  /** The folder that a relative path starts from. */
  readonly from: string;
  readonly content?: string;
  /** PowerShell drops the `--` before the options; npm then hands them over as settings. */
  readonly settings?: Readonly<Record<string, string | undefined>>;
}

interface Wish {
  readonly id: string;
  readonly part: LabPart;
  readonly folder: string;
}

const parts: readonly LabPart[] = ['starter', 'solution'];

/**
 * Writes the whole tree of a lab to a new or empty folder.
 *
 * @returns what to tell the learner
 * @throws LabError when the command line or the folder does not fit; then nothing was written
 */
export function labCommand(words: readonly string[], place: LabCommandPlace): string {
  const content = place.content ?? contentFolder;
  if (words.includes('--help') || words.includes('-h')) return usage(content);
  const { id, part, folder } = wishOf(words, place, content);
  labFolder(id, content);
  const target = resolve(place.from, folder);
  refuseFilled(target, folder);
  const tree = assembled(id, part, content);
  mkdirSync(target, { recursive: true });
  writeTree(tree, target);
  return [
    `Wrote the ${part} of ${id} to ${target} (${String(tree.size)} files).`,
    'Next:',
    `  cd ${/[^\w./\\:-]/.test(target) ? `"${target}"` : target}`,
    '  uv run --locked python check/grade.py',
  ].join('\n');
}

/** How to call it, with the labs there are. */
function usage(content: string = contentFolder): string {
  const labs = labIds(content).map((id) => {
    const { title } = frontMatter(labPage(id, content));
    return `  ${id}${typeof title === 'string' ? `  ${title}` : ''}`;
  });
  return [
    'Writes a lab to a new or empty folder:',
    '  npm run lab <lab> -- --starter <folder>',
    '  npm run lab <lab> -- --solution <folder>',
    labs.length === 0 ? 'There is no lab yet.' : 'Labs:',
    ...labs,
  ].join('\n');
}

function wishOf(words: readonly string[], place: LabCommandPlace, content: string): Wish {
  const fromNpm = parts.flatMap((part) => {
    const value = place.settings?.[`npm_config_${part}`];
    if (value === undefined || value === '') return [];
    return value === 'true' ? [`--${part}`] : [`--${part}`, value];
  });
  const all = words.some((word) => word.startsWith('--')) ? words : [...words, ...fromNpm];
  const options = all
    .filter((word) => word.startsWith('-'))
    .map((word) => word.split('=')[0] ?? '');
  const unknown = options.find((option) => !parts.some((part) => option === `--${part}`));
  if (unknown !== undefined)
    throw new LabError(
      `There is no option "${unknown}".${didYouMean(unknown, ['--starter', '--solution'])}\n${usage(content)}`,
    );
  const part = parts.find((name) => options.includes(`--${name}`));
  const names = all.flatMap((word) => (word.startsWith('-') ? word.split('=').slice(1) : [word]));
  const [id, folder, ...rest] = names;
  return complete({ id, part, folder }, options.length, rest, content);
}

function complete(
  wish: { readonly [Key in keyof Wish]: Wish[Key] | undefined },
  optionCount: number,
  rest: readonly string[],
  content: string,
): Wish {
  const { id, part, folder } = wish;
  const refuse = (message: string) => new LabError(`${message}\n${usage(content)}`);
  if (id === undefined) throw refuse('Say which lab.');
  if (optionCount > 1) throw refuse('Take --starter or --solution, not both.');
  if (part === undefined) throw refuse('Say which part: --starter or --solution.');
  if (folder === undefined) throw refuse(`Say where to write the ${part}: --${part} <folder>.`);
  if (rest.length > 0)
    throw refuse(`"${rest.join(' ')}" is too much. A folder with spaces needs quotes.`);
  return { id, part, folder };
}

function refuseFilled(target: string, named: string): void {
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory())
    throw new LabError(`"${named}" is a file. Name a new or empty folder; nothing was written.`);
  if (readdirSync(target).length > 0)
    throw new LabError(
      `The folder "${named}" is not empty. Name a new or empty folder; nothing was written.`,
    );
}
