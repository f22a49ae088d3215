import type { LabFile } from '#schema/lab.ts';
import type { LessonFile } from '#schema/lesson.ts';
import type { PlannedStepFile } from '#schema/module.ts';
import type { ContentFile, ContentFiles, Curriculum, Module, Project, Step } from './types.ts';

interface Place {
  readonly module: string;
  readonly project: string;
  readonly platform?: string;
}

const nothing = {
  technologies: [],
  searchWords: [],
  formerIds: [],
  skills: {},
  questions: [],
  sources: [],
} as const;

function plannedStep(planned: PlannedStepFile, place: Place): Step {
  const { objectives, skills = {}, ...rest } = planned;
  return {
    ...nothing,
    ...rest,
    ...place,
    status: 'planned',
    skills,
    objectives: objectives.map((text) => ({ text })),
  };
}

function writtenStep(
  { id, file, data }: ContentFile<LessonFile> | ContentFile<LabFile>,
  place: Place,
): Omit<Step, 'kind' | 'questions'> {
  return {
    ...nothing,
    ...place,
    id,
    file,
    status: 'open',
    title: data.title,
    summary: data.summary,
    minutes: data.minutes.read + data.minutes.practice,
    time: data.minutes,
    prerequisites: data.prerequisites,
    objectives: data.objectives,
    technologies: data.technologies,
    searchWords: data.searchWords ?? [],
    formerIds: data.formerIds ?? [],
    skills: data.skills ?? {},
    sources: data.sources,
    changed: data.changed,
  };
}

function openStep(id: string, place: Place, files: ContentFiles): Step | undefined {
  const questions = files.quizzes.find((quiz) => quiz.id === id)?.data.questions ?? [];
  const lesson = files.lessons.find((candidate) => candidate.id === id);
  if (lesson) {
    const { run } = lesson.data;
    return { ...writtenStep(lesson, place), kind: 'lesson', questions, ...(run && { run }) };
  }
  const lab = files.labs.find((candidate) => candidate.id === id);
  if (lab) {
    const kind = lab.data.capstone ? 'capstone' : 'lab';
    return { ...writtenStep(lab, place), kind, questions, lab: lab.data };
  }
  const check = files.checks.find((candidate) => candidate.id === id);
  return check && checkStep(check, place);
}

function checkStep({ id, file, data }: ContentFiles['checks'][number], place: Place): Step {
  return {
    ...nothing,
    ...place,
    id,
    file,
    kind: 'quiz',
    status: 'open',
    title: data.title,
    summary: data.summary,
    minutes: data.minutes,
    prerequisites: data.prerequisites,
    objectives: [],
    formerIds: data.formerIds ?? [],
    questions: data.questions,
    changed: data.changed,
  };
}

function assembleModule(
  { id, project, data }: ContentFiles['modules'][number],
  files: ContentFiles,
): Module {
  const platform = data.platform === undefined ? {} : { platform: data.platform };
  const place = { module: id, project, ...platform };
  const steps = data.steps
    .map((entry) =>
      typeof entry === 'string' ? openStep(entry, place, files) : plannedStep(entry, place),
    )
    .filter((step) => step !== undefined);
  return { id, project, title: data.title, summary: data.summary, ...platform, steps };
}

function assembleProject(
  { id, data }: ContentFiles['projects'][number],
  files: ContentFiles,
): Project {
  const modules = data.modules
    .map((name) => files.modules.find((module) => module.id === name && module.project === id))
    .filter((module) => module !== undefined)
    .map((module) => assembleModule(module, files));
  return { ...data, id, modules };
}

/**
 * Joins parsed content files into one curriculum. Projects come in study order:
 * those that come after no other first. What is listed but missing is left out;
 * `findProblems` names it.
 */
export function assembleCurriculum(files: ContentFiles): Curriculum {
  const projects = files.projects.map((file) => assembleProject(file, files));
  return {
    projects: projects.toSorted(
      (a, b) => a.after.length - b.after.length || a.id.localeCompare(b.id, 'en'),
    ),
    external: files.external,
    certifications: files.certifications.map(({ id, data }) => ({ ...data, id })),
    pages: files.pages.map(({ id, data }) => ({ ...data, id })),
    technologies: files.technologies,
    claims: files.claims,
    names: files.names,
    glossary: files.glossary,
    errors: files.errors,
  };
}
