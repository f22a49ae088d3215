import { addressOf } from './address.ts';
import type { Curriculum, Module, Project, Step } from './types.ts';

/** Counts up when a field of curriculum.json changes its meaning or goes away. */
export const curriculumVersion = 1;

/**
 * The path for programs: what curriculum.json holds. Its shape is documented in
 * public/schemas/curriculum-v1.json.
 *
 * @param root the site's address with a slash at its end
 */
export function curriculumFile({ projects, external }: Curriculum, root: string): object {
  return {
    $schema: `${root}schemas/curriculum-v${curriculumVersion}.json`,
    version: curriculumVersion,
    title: 'MLOps and Deployment',
    url: root,
    licence: 'CC-BY-4.0',
    outsidePrerequisites: external.map(({ id, title, summary, optional }) => ({
      id,
      title,
      summary,
      optional,
    })),
    projects: projects.map((project) => projectEntry(project, root)),
  };
}

function projectEntry(project: Project, root: string): object {
  return {
    id: project.id,
    title: project.title,
    summary: project.summary,
    url: `${root}projects/${project.id}/`,
    after: project.after,
    platforms: (project.platforms ?? []).map(({ id, title, certification }) => ({
      id,
      title,
      certification,
    })),
    modules: project.modules.map((module) => moduleEntry(module, root)),
  };
}

function moduleEntry({ id, title, summary, platform, steps }: Module, root: string): object {
  return {
    id,
    title,
    summary,
    ...(platform !== undefined && { platform }),
    steps: steps.map((step) => stepEntry(step, root)),
  };
}

function stepEntry(step: Step, root: string): object {
  const hasTwin = step.status === 'open' && step.kind !== 'quiz';
  return {
    id: step.id,
    kind: step.kind,
    status: step.status,
    title: step.title,
    ...(step.summary !== undefined && { summary: step.summary }),
    url: root + addressOf(step),
    ...(hasTwin && { markdown: `${root}${twinAddress(step)}` }),
    minutes: step.minutes,
    prerequisites: step.prerequisites,
    objectives: step.objectives.map(({ text }) => text),
    technologies: step.technologies,
    skills: step.skills,
    ...(step.changed && { changed: step.changed.date }),
  };
}

/** The address of a step's Markdown twin, below the site's root. */
export function twinAddress(step: Parameters<typeof addressOf>[0]): string {
  return addressOf(step).replace(/\/$/, '.md');
}
