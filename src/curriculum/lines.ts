import type { LineColour } from './line-map.ts';
import type { Module, Project } from './types.ts';

/** A line of the map as a list: its badge and its modules in order. */
export interface Line {
  readonly id: string;
  readonly letter: string;
  readonly colour: LineColour;
  /** Empty for a project that is one line: the project's own title stands above it. */
  readonly title: string;
  readonly summary: string;
  readonly modules: readonly Module[];
}

/** The lines of a project: the shared modules, then one line for each platform. */
export function linesOf(project: Project): readonly Line[] {
  const shared: Line = {
    ...project.line,
    id: project.platforms ? 'shared' : project.id,
    title: project.platforms ? 'Foundations' : '',
    summary: project.platforms ? 'Shared by all three platforms; taken once.' : '',
    modules: project.modules.filter((module) => module.platform === undefined),
  };
  const platforms = (project.platforms ?? []).map((platform) => ({
    ...platform.line,
    id: platform.id,
    title: platform.title,
    summary: platform.summary,
    modules: project.modules.filter((module) => module.platform === platform.id),
  }));
  return [shared, ...platforms];
}

/** The line a module belongs to. */
export function lineOf(project: Project, module: Pick<Module, 'platform'>): Line {
  const lines = linesOf(project);
  const line = lines.find((candidate) => candidate.id === module.platform) ?? lines[0];
  if (!line) throw new Error(`Project ${project.id} has no line.`);
  return line;
}
