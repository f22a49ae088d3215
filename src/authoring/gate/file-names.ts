import { wholeFile, type Finding } from '#curriculum/problem-finding.ts';
import { id } from '#schema/fields.ts';
import type { ContentSet, SetFile } from './content-set.ts';
import { kindOf } from './files.ts';
import { idLike } from './schema-words.ts';

const namedByFile = new Set(['lesson', 'quiz', 'certification', 'page']);
const namedByFolder = new Set(['project', 'module', 'lab']);

/** File and folder names that cannot be ids. */
export function fileNameFindings({ all }: ContentSet): readonly Finding[] {
  return all.flatMap((file) => {
    const name = nameOf(file);
    if (kindOf(file.path) === undefined || name === undefined || id.safeParse(name).success)
      return [];
    const near = idLike(name);
    return [
      {
        kind: 'bad-id' as const,
        file: file.path,
        place: wholeFile,
        message: `The name "${name}" becomes part of an address and cannot be an id.`,
        ...(near !== undefined && { nearest: { text: near } }),
        mend: near ? `rename it to ${near}` : 'use small letters, digits and single hyphens',
      },
    ];
  });
}

/** The part of the path that becomes an id; undefined where another file already has it. */
function nameOf({ path, kind }: SetFile): string | undefined {
  const parts = path.split('/');
  if (namedByFolder.has(kind)) return parts.at(-2);
  if (!namedByFile.has(kind) || path.endsWith('/lab.quiz.yaml')) return undefined;
  return parts.at(-1)?.replace(/(\.quiz)?\.(mdx|yaml)$/, '');
}
