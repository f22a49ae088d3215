import { nearestTo } from '#curriculum/problem-nearest.ts';
import type { Finding } from '#curriculum/problem-finding.ts';
import { wholeFile } from '#curriculum/problem-finding.ts';

/** What a file below content/ is. */
export type FileKind =
  | 'project'
  | 'module'
  | 'lesson'
  | 'quiz'
  | 'receipt'
  | 'lab'
  | 'labFile'
  | 'certification'
  | 'page'
  | 'technologies'
  | 'claims'
  | 'names'
  | 'glossary'
  | 'errors'
  | 'external'
  | 'lock'
  | 'picture';

interface Rule {
  readonly kind: FileKind;
  /** The path below content/. */
  readonly pattern: RegExp;
}

const rules: readonly Rule[] = [
  { kind: 'project', pattern: /^projects\/[^/]+\/project\.yaml$/ },
  { kind: 'module', pattern: /^projects\/[^/]+\/[^/]+\/module\.yaml$/ },
  { kind: 'lesson', pattern: /^projects\/[^/]+\/[^/]+\/[^/]+\.mdx$/ },
  { kind: 'quiz', pattern: /^(projects\/[^/]+\/[^/]+\/[^/]+|labs\/[^/]+\/lab)\.quiz\.yaml$/ },
  {
    kind: 'receipt',
    pattern: /^(projects\/[^/]+\/[^/]+\/[^/]+\.verified|labs\/[^/]+\/verified)\.json$/,
  },
  { kind: 'lab', pattern: /^labs\/[^/]+\/lab\.mdx$/ },
  { kind: 'labFile', pattern: /^labs\/[^/]+\/(starter|solution|check)\/.+$/ },
  { kind: 'certification', pattern: /^certifications\/[^/]+\.yaml$/ },
  { kind: 'page', pattern: /^pages\/[^/]+\.mdx$/ },
  { kind: 'technologies', pattern: /^technologies\.yaml$/ },
  { kind: 'claims', pattern: /^claims\.yaml$/ },
  { kind: 'names', pattern: /^names\.yaml$/ },
  { kind: 'glossary', pattern: /^glossary\.yaml$/ },
  { kind: 'errors', pattern: /^errors\.yaml$/ },
  { kind: 'external', pattern: /^external\.yaml$/ },
  { kind: 'lock', pattern: /^ids\.lock\.json$/ },
  {
    kind: 'picture',
    pattern: /^(projects|labs|pages|figures)\/.*\.(png|jpg|jpeg|webp|avif|svg|dot)$/,
  },
];

const root = 'content/';

/** What a file is, by its path; undefined if nothing reads it. */
export function kindOf(path: string): FileKind | undefined {
  const below = path.slice(root.length);
  return rules.find(({ pattern }) => pattern.test(below))?.kind;
}

/** Lab files and pictures may be anything; all other files are text. */
export function isBinary(path: string): boolean {
  return /\.(png|jpe?g|webp|avif|gif|ico|woff2?|zip|gz|parquet|pkl|joblib|onnx|pdf|db|sqlite)$/i.test(
    path,
  );
}

const fixedNames = [
  'project.yaml',
  'module.yaml',
  'lab.mdx',
  'lab.quiz.yaml',
  'verified.json',
  'technologies.yaml',
  'claims.yaml',
  'names.yaml',
  'glossary.yaml',
  'errors.yaml',
  'external.yaml',
  'ids.lock.json',
];

/** What a file that no rule knows would be under its proper name; undefined if there is none. */
export function meantKind(
  path: string,
): { readonly path: string; readonly kind: FileKind } | undefined {
  const [folder, name] = split(path);
  const near = properName(name, folder);
  const kind = near === undefined ? undefined : kindOf(folder + near);
  return near === undefined || kind === undefined ? undefined : { path: folder + near, kind };
}

function split(path: string): readonly [string, string] {
  const slash = path.lastIndexOf('/') + 1;
  return [path.slice(0, slash), path.slice(slash)];
}

/** A file that no rule knows. */
export function strayFile(path: string): Finding {
  const [folder, name] = split(path);
  const near = properName(name, folder);
  return {
    kind: 'stray-file',
    file: path,
    place: wholeFile,
    message: 'Nothing on the site reads a file of this name in this folder.',
    ...(near !== undefined && { nearest: { text: near } }),
    mend: near ? `rename it to ${near}` : 'move it where it belongs, or delete it',
  };
}

/** The name the file would have if its ending or one of its letters were right. */
function properName(name: string, folder: string): string | undefined {
  const ending = name
    .replace(/\.ya?ml$/i, '.yaml')
    .replace(/\.(md|markdown|mdx)$/i, '.mdx')
    .replace(/\.quizz?es\.yaml$|\.questions\.yaml$/i, '.quiz.yaml');
  const candidates = [nearestTo(ending, fixedNames), ending, ending.toLowerCase()];
  return candidates.find(
    (candidate) => candidate !== undefined && candidate !== name && kindOf(folder + candidate),
  );
}
