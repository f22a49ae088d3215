import { lineOf, type Line } from './lines.ts';
import { prerequisitesOf, type Prerequisite } from './prerequisites.ts';
import { neighbours } from './steps.ts';
import type { Curriculum, Module, Project, Step } from './types.ts';

/** A step with everything its page says about its surroundings. */
export interface StepView {
  readonly step: Step;
  readonly module: Module;
  readonly project: Project;
  readonly line: Line;
  /** What the line is called where the project has several: `Cloud platforms: AWS`. */
  readonly lineTitle: string;
  readonly prerequisites: readonly Prerequisite[];
  readonly previous?: Step;
  readonly next?: Step;
}

/**
 * Gathers what the page of a step shows.
 *
 * @throws when the curriculum has no such step
 */
export function stepView(curriculum: Curriculum, id: string): StepView {
  for (const project of curriculum.projects) {
    for (const module of project.modules) {
      const step = module.steps.find((candidate) => candidate.id === id);
      if (!step) continue;
      const line = lineOf(project, module);
      const lineTitle = line.title === '' ? project.title : `${project.title}: ${line.title}`;
      const prerequisites = prerequisitesOf(curriculum, id);
      return { step, module, project, line, lineTitle, prerequisites, ...neighbours(project, id) };
    }
  }
  throw new Error(`The curriculum has no step "${id}".`);
}
