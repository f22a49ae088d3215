import { parseBlocks } from '#authoring/labs/blocks.ts';
import type { Finding } from '#curriculum/problem-finding.ts';
import type { TextFile } from './text.ts';

/** What `npm run new` writes where an author has to write something; in code of a lab `TODO(author):`. */
const blankMark = /(?<!`)\bTODO(?:\(author\))?:[ \t]*([^\n"]*)/g;
const blankMarkInCode = /\bTODO\(author\):[ \t]*([^\n"]*)/g;

/** Blanks that are still in a file. In code a plain TODO may stand: it can be what the lesson is about. */
export function blankFindings(file: TextFile): readonly Finding[] {
  const { path, text, lines } = file;
  if (!text.includes('TODO')) return [];
  const blocks = path.endsWith('.mdx') ? parseBlocks(text).blocks : [];
  const mark = /\.(mdx|yaml)$/.test(path) ? blankMark : blankMarkInCode;
  return [...text.matchAll(mark)].flatMap((match): readonly Finding[] => {
    const { line } = lines.positionAt(match.index);
    if (blocks.some((block) => block.line <= line && line <= block.endLine)) return [];
    const what = (match[1] ?? '').replace(/["'*/}\s.]+$/, '');
    return [
      {
        kind: 'blank-left',
        file: path,
        place: { kind: 'span', start: match.index, end: match.index + match[0].indexOf(':') + 1 },
        message: `Still to be written: ${what === '' ? 'this part' : what}${what.endsWith('?') ? '' : '.'}`,
        mend: 'write it and delete the marker',
      },
    ];
  });
}
