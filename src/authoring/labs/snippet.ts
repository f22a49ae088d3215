import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from './assemble.ts';
import { LabError } from './lab-error.ts';
import { didYouMean } from './did-you-mean.ts';
import { readTree } from './tree.ts';

/** A piece of a lab file as it is shown on a page. */
export interface SnippetText {
  readonly text: string;
  /** First and last line of it in the file, from 1. */
  readonly from: number;
  readonly to: number;
}

interface Region {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const marker =
  /^\s*(?:#|\/\/|--|<!--|\/\*|\{#)\s*(region|endregion)\b[ \t]*([\w-]*)\s*(?:-->|\*\/|#\})?\s*$/;

/**
 * Reads a file below content/labs/, or one region of it, without indentation and without region marks.
 *
 * @throws LabError that names the nearest file or region when there is none of this name
 */
export function readSnippet(
  file: string,
  region?: string,
  content: string = contentFolder,
): SnippetText {
  const lines = linesOf(file, content);
  const found = region === undefined ? undefined : regionNamed(lines, region, file);
  const from = found === undefined ? 0 : found.start + 1;
  const to = found === undefined ? lines.length : found.end;
  const shown = lines.slice(from, to).filter((line) => !marker.test(line));
  return { text: dedented(withoutBlankEnds(shown)).join('\n'), from: from + 1, to };
}

/** Names of the regions of a file, in order. */
export function regionNames(file: string, content: string = contentFolder): readonly string[] {
  return regionsOf(linesOf(file, content), file).map(({ name }) => name);
}

function linesOf(file: string, content: string): readonly string[] {
  const labs = join(content, 'labs');
  const path = join(labs, ...file.split('/'));
  const isInside = !file.split('/').includes('..') && !file.startsWith('/');
  if (!isInside || statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    const [lab = ''] = file.split('/');
    const candidates = existsSync(join(labs, lab)) ? filesBelow(labs, lab) : filesBelow(labs, '');
    throw new LabError(`content/labs/${file} does not exist.${didYouMean(file, candidates)}`);
  }
  const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

function filesBelow(labs: string, lab: string): readonly string[] {
  const paths = [...readTree(join(labs, lab)).keys()];
  return lab === '' ? paths : paths.map((path) => `${lab}/${path}`);
}

function regionNamed(lines: readonly string[], name: string, file: string): Region {
  const regions = regionsOf(lines, file);
  const found = regions.filter((region) => region.name === name);
  const [first, second] = found;
  const names = regions.map((region) => region.name);
  if (first === undefined)
    throw new LabError(
      `content/labs/${file} has no region "${name}".${didYouMean(name, names)} Regions: ${names.join(', ') || 'none'}.`,
    );
  if (second !== undefined)
    throw new LabError(
      `content/labs/${file} has two regions "${name}", in lines ${String(first.start + 1)} and ${String(second.start + 1)}.`,
    );
  return first;
}

function regionsOf(lines: readonly string[], file: string): readonly Region[] {
  const regions: Region[] = [];
  const open: { name: string; start: number }[] = [];
  for (const [index, line] of lines.entries()) {
    const [, word, name = ''] = marker.exec(line) ?? [];
    if (word === 'region') open.push({ name, start: index });
    if (word !== 'endregion') continue;
    const last = open.pop();
    if (last === undefined || (name !== '' && name !== last.name))
      throw new LabError(
        `content/labs/${file}:${String(index + 1)} ends region "${name}", but ${last === undefined ? 'none is open' : `"${last.name}" is open`}.`,
      );
    regions.push({ ...last, end: index });
  }
  const [unclosed] = open;
  if (unclosed !== undefined)
    throw new LabError(
      `content/labs/${file}:${String(unclosed.start + 1)} begins region "${unclosed.name}", which never ends.`,
    );
  return regions.sort((a, b) => a.start - b.start);
}

function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first === -1 ? [] : lines.slice(first, last + 1);
}

function dedented(lines: readonly string[]): readonly string[] {
  const depths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length);
  const depth = Math.min(...depths, 200);
  return lines.map((line) => line.slice(depth).trimEnd());
}
