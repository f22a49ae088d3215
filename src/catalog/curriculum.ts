import { getCollection, type CollectionEntry } from 'astro:content';
import { assembleCurriculum } from '#curriculum/assemble.ts';
import type { ContentFile, ContentFiles, Curriculum } from '#curriculum/types.ts';
import type { ModuleCheckFile, QuizFile } from '#schema/quiz.ts';

let loaded: Promise<Curriculum> | undefined;

/** The whole curriculum. Read once per build; in the author's live server, once per request. */
export function loadCurriculum(): Promise<Curriculum> {
  if (import.meta.env.DEV) return readCurriculum();
  loaded ??= readCurriculum();
  return loaded;
}

async function readCurriculum(): Promise<Curriculum> {
  const quizzes = await getCollection('quizzes');
  const lists = {
    technologies: await listOf('technologies'),
    claims: await listOf('claims'),
    names: await listOf('names'),
    glossary: await listOf('glossary'),
    errors: await listOf('errors'),
    external: await listOf('external'),
  };
  return assembleCurriculum({
    ...lists,
    projects: (await getCollection('projects')).map(inFolder(1)),
    modules: (await getCollection('modules')).map((entry) => ({
      ...inFolder(2)(entry),
      ...placeOf(entry.id),
    })),
    lessons: (await getCollection('lessons')).map((entry) => ({
      ...named(entry),
      ...placeOf(entry.id),
    })),
    labs: (await getCollection('labs')).map(inFolder(1)),
    quizzes: quizzes.filter(isQuiz).map(named),
    checks: quizzes.filter(isCheck).map((entry) => ({ ...named(entry), ...placeOf(entry.id) })),
    certifications: (await getCollection('certifications')).map(named),
    pages: (await getCollection('pages')).map(named),
  });
}

type ListName = 'technologies' | 'claims' | 'names' | 'glossary' | 'errors' | 'external';

async function listOf<Name extends ListName>(name: Name): Promise<ContentFiles[Name]> {
  const entries: readonly { data: unknown }[] = await getCollection(name);
  return entries.map((entry) => entry.data) as unknown as ContentFiles[Name];
}

interface Entry<Data> {
  readonly id: string;
  readonly data: Data;
}

function partsOf(id: string): readonly string[] {
  return id.split('/');
}

/** The id is a folder's name: `projects/<id>/project.yaml`. */
function inFolder(depth: number) {
  return <Data>(entry: Entry<Data>): ContentFile<Data> => ({
    id: partsOf(entry.id)[depth] ?? entry.id,
    file: `content/${entry.id}`,
    data: entry.data,
  });
}

/** The id is the file's own name: `…/<id>.mdx`; a lab's quiz has its folder's. */
function named<Data>(entry: Entry<Data>): ContentFile<Data> {
  const parts = partsOf(entry.id);
  const own = parts.at(-1)?.replace(/\..*$/, '') ?? entry.id;
  return {
    id: own === 'lab' ? (parts.at(-2) ?? own) : own,
    file: `content/${entry.id}`,
    data: entry.data,
  };
}

function placeOf(id: string): { readonly project: string; readonly module: string } {
  const [, project = '', module = ''] = partsOf(id);
  return { project, module };
}

type AnyQuiz = CollectionEntry<'quizzes'>;

function isCheck(entry: AnyQuiz): entry is AnyQuiz & { data: ModuleCheckFile } {
  return 'title' in entry.data;
}

function isQuiz(entry: AnyQuiz): entry is AnyQuiz & { data: QuizFile } {
  return !isCheck(entry);
}
