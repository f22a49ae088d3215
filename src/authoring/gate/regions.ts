import type { Finding } from '#curriculum/problem-finding.ts';
import { findingAt } from './findings.ts';
import type { TextFile } from './text.ts';

/** Regions of a lab file that snippets can show, and marks that have no partner. */
export interface Regions {
  readonly names: readonly string[];
  readonly problems: readonly {
    readonly line: number;
    readonly message: string;
    readonly mend: string;
  }[];
}

const marker =
  /^\s*(?:#|\/\/|--|<!--|\/\*|\{#)\s*(region|endregion)\b[ \t]*([\w-]*)\s*(?:-->|\*\/|#\})?\s*$/;

/** Reads the marks `region name` and `endregion name` of a file. An end without a name ends the last one opened. */
export function readRegions(text: string): Regions {
  const open: { readonly name: string; readonly line: number }[] = [];
  const names: string[] = [];
  const problems: { line: number; message: string; mend: string }[] = [];
  for (const [index, row] of text.split('\n').entries()) {
    const line = index + 1;
    const [, word, name = ''] = marker.exec(row) ?? [];
    if (word === 'region') open.push({ name, line });
    if (word !== 'endregion') continue;
    const last = open.pop();
    if (last && (name === '' || name === last.name)) names.push(last.name);
    else problems.push(wrongEnd(line, name, last?.name));
  }
  for (const { name, line } of open) {
    problems.push({
      line,
      message: `The region "${name}" never ends.`,
      mend: `write endregion ${name} after its last line`,
    });
  }
  return { names, problems };
}

function wrongEnd(line: number, name: string, open: string | undefined) {
  return open === undefined
    ? {
        line,
        message: `"${name}" ends here, but no region is open.`,
        mend: `write region ${name} before its first line`,
      }
    : {
        line,
        message: `"${name}" ends here, but "${open}" is open.`,
        mend: `write endregion ${open}`,
      };
}

/** Marks of regions without a partner, and names given twice. */
export function regionFindings(file: TextFile): readonly Finding[] {
  if (!file.text.includes('region')) return [];
  const { names, problems } = readRegions(file.text);
  const at = (line: number) => {
    const start = file.lines.startOf(line);
    return {
      start: start + (/\S/.exec(file.lines.textOf(line))?.index ?? 0),
      end: start + file.lines.textOf(line).length,
    };
  };
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...problems.map(({ line, message, mend }) =>
      findingAt(file.path, at(line), { kind: 'broken-region', message, mend }),
    ),
    ...twice.map((name) => {
      const line = lastStart(file, name);
      return findingAt(file.path, at(line), {
        kind: 'broken-region',
        message: `The file has two regions "${name}".`,
        mend: 'give one of them another name',
      });
    }),
  ];
}

function lastStart(file: TextFile, name: string): number {
  return (
    file.text.split('\n').findLastIndex((row) => {
      const [, word, found] = marker.exec(row) ?? [];
      return word === 'region' && found === name;
    }) + 1
  );
}
