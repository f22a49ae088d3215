import type { Curriculum, Module, Project, Step } from '#curriculum/types.ts';

/** A step with only what matters to the test. */
export function step(id: string, rest: Partial<Step> = {}): Step {
  return {
    id,
    kind: 'lesson',
    status: 'open',
    title: id,
    minutes: 30,
    prerequisites: [],
    objectives: [],
    technologies: [],
    searchWords: [],
    formerIds: [],
    skills: {},
    questions: [],
    sources: [],
    module: 'module',
    project: 'project',
    ...rest,
  };
}

/** A module of these steps; they are given its name. */
export function module(id: string, steps: readonly Step[], rest: Partial<Module> = {}): Module {
  const place = { module: id, ...(rest.platform !== undefined && { platform: rest.platform }) };
  return {
    id,
    title: `Module ${id}`,
    summary: '',
    project: 'project',
    steps: steps.map((entry) => ({ ...entry, ...place })),
    ...rest,
  };
}

/** A project of these modules. */
export function project(
  id: string,
  modules: readonly Module[],
  rest: Partial<Project> = {},
): Project {
  return {
    id,
    title: id,
    summary: '',
    line: { letter: 'M', colour: 'mlops' },
    after: [],
    hours: { least: 1, most: 100 },
    outcomes: [],
    topics: [],
    technologies: [],
    modules: modules.map((entry) => ({ ...entry, project: id })),
    ...rest,
  };
}

/** A curriculum of these projects. */
export function curriculum(
  projects: readonly Project[],
  rest: Partial<Curriculum> = {},
): Curriculum {
  return {
    projects,
    external: [],
    certifications: [],
    pages: [],
    technologies: [],
    claims: [],
    names: [],
    glossary: [],
    errors: [],
    ...rest,
  };
}

/** A platform of a project. */
export function platform(id: string): NonNullable<Project['platforms']>[number] {
  return {
    id,
    title: id,
    line: { letter: id.slice(0, 1).toUpperCase(), colour: 'aws' },
    certification: `${id}-exam`,
    summary: '',
  };
}
