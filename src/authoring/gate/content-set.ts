import { listFiles } from '#curriculum/problem-input.ts';
import type { ContentFile, ContentFiles } from '#curriculum/types.ts';
import { id as validId } from '#schema/fields.ts';
import { isGroup } from './schema-shape.ts';
import { readContentFile, type ReadAs, type ReadFile } from './content-file.ts';
import { isBinary, kindOf, meantKind, type FileKind } from './files.ts';
import type { ContentReader } from './reader.ts';
import { idLike } from './schema-words.ts';

/** A file with its kind and place. */
export interface SetFile extends ReadFile {
  readonly path: string;
  readonly kind: FileKind;
  /** A quiz file that belongs to no lesson is a module check. */
  readonly isCheck: boolean;
}

/** Everything below content/, read, and joined as the checks between files want it. */
export interface ContentSet {
  readonly all: readonly SetFile[];
  readonly files: ContentFiles;
  /** Paths of files that are there and cannot be read. */
  readonly unreadable: ReadonlySet<string>;
  /** Paths that no rule knows. */
  readonly stray: readonly string[];
}

const textForm: ReadAs = { form: 'text' };

/** Reads everything below content/. */
export function readContentSet(reader: ContentReader): ContentSet {
  const paths = reader.paths.filter((path) => path.startsWith('content/'));
  const known = new Set(paths);
  const all = paths.flatMap((path): readonly SetFile[] => {
    const kind = kindOf(path) ?? adopted(path, known);
    if (kind === undefined || isBinary(path)) return [];
    return [readOne(path, kind, reader, known)];
  });
  return {
    all,
    files: contentFiles(all),
    unreadable: new Set(all.filter(({ isReadable }) => !isReadable).map(({ path }) => path)),
    stray: paths.filter((path) => kindOf(path) === undefined),
  };
}

/** A file with a slip in its name is read as what it was meant to be, unless that file exists too. */
function adopted(path: string, known: ReadonlySet<string>): FileKind | undefined {
  const meant = meantKind(path);
  return meant && !known.has(meant.path) ? meant.kind : undefined;
}

function readOne(
  path: string,
  kind: FileKind,
  reader: ContentReader,
  known: ReadonlySet<string>,
): SetFile {
  const isOwned = known.has(path.replace(/\.quiz\.yaml$/, '.mdx'));
  const asQuiz = readContentFile(path, reader.read(path), readAs(kind));
  const isCheck =
    kind === 'quiz' && !isOwned && path.startsWith('content/projects/') && looksLikeCheck(asQuiz);
  const read = isCheck
    ? readContentFile(path, reader.read(path), { form: 'yaml', schema: 'moduleCheck' })
    : asQuiz;
  return { ...read, path, kind, isCheck };
}

/** A module check has a page of its own, so it has fields that a lesson's questions do not have. */
function looksLikeCheck({ yaml }: ReadFile): boolean {
  const data = yaml?.data;
  return (
    !isGroup(data) ||
    ['title', 'summary', 'minutes', 'changed'].some((key) => Object.hasOwn(data, key))
  );
}

function readAs(kind: FileKind): ReadAs {
  switch (kind) {
    case 'lesson':
    case 'lab':
    case 'page':
      return { form: 'page', schema: kind };
    case 'receipt':
    case 'labFile':
    case 'picture':
      return textForm;
    default:
      return { form: 'yaml', schema: kind };
  }
}

function contentFiles(all: readonly SetFile[]): ContentFiles {
  // `never` fits every list below: each file was read with the schema of its kind.
  const of = (kind: FileKind, isCheck = false): (ContentFile<never> & Placed)[] =>
    all
      .filter((file) => file.kind === kind && file.isCheck === isCheck)
      .map(({ path, data }) => ({ ...placeOf(path, kind), file: path, data: data as never }));
  return {
    projects: of('project'),
    modules: of('module'),
    lessons: of('lesson'),
    labs: of('lab'),
    quizzes: of('quiz'),
    checks: of('quiz', true),
    certifications: of('certification'),
    pages: of('page'),
    technologies: listOf(all, 'technologies'),
    claims: listOf(all, 'claims'),
    names: listOf(all, 'names'),
    glossary: listOf(all, 'glossary'),
    errors: listOf(all, 'errors'),
    external: listOf(all, 'external'),
  };
}

/** The entries of a list file; they have the schema's shape even if the file has mistakes. */
function listOf<Name extends keyof typeof listFiles>(
  all: readonly SetFile[],
  name: Name,
): ContentFiles[Name] {
  return (all.find(({ kind }) => kind === name)?.data ?? []) as ContentFiles[Name];
}

interface Placed {
  readonly id: string;
  readonly project: string;
  readonly module: string;
}

/** The id is the file's own name, or its folder's where every such file has the same name. */
function placeOf(path: string, kind: FileKind): Placed {
  const [, folder = '', ...parts] = path.split('/');
  const [project = '', module = ''] = folder === 'projects' ? parts : [];
  const own = parts.at(-1)?.replace(/\..*$/, '') ?? '';
  const isNamedByFolder = ['project', 'module', 'lab'].includes(kind) || own === 'lab';
  const name = isNamedByFolder ? (parts.at(-2) ?? '') : own;
  // A name that cannot be an id is reported as such; everything else goes on with what it should be.
  const isValid = validId.safeParse(name).success;
  return { id: isValid ? name : (idLike(name) ?? name), project, module };
}
