import type { ProgressFile, ProgressStep } from '#curriculum/progress-file.ts';
import { settingsPart } from '#progress/part.ts';
import { make } from '#elements/make.ts';

/** A part of the progress that can be reset by itself. */
export interface PartChoice {
  /** Unlike any other choice's. */
  readonly value: string;
  readonly title: string;
  /** How deep it lies: 0 for the settings and a project, 1 for a module, 2 for a step. */
  readonly depth: number;
  /** What it is made of, as `partsOf` names it. */
  readonly parts: ReadonlySet<string>;
}

/** The parts in which something is kept: projects with their modules and steps, and the settings. */
export function partChoices(file: ProgressFile, kept: ReadonlySet<string>): readonly PartChoice[] {
  const settings = {
    value: 'settings',
    title: 'Settings',
    depth: 0,
    parts: new Set([settingsPart]),
  };
  return [...file.projects.flatMap((project) => choicesOf(project, file)), settings].filter(
    ({ parts }) => [...parts].some((part) => kept.has(part)),
  );
}

function choicesOf(
  { id, title }: ProgressFile['projects'][number],
  { modules, steps }: ProgressFile,
): readonly PartChoice[] {
  const own = steps.filter(({ project }) => project === id);
  return [
    { value: `project:${id}`, title, depth: 0, parts: idsOf(own) },
    ...modules.flatMap((module) => {
      const inside = own.filter((step) => step.module === module.id);
      return [
        { value: `module:${module.id}`, title: module.title, depth: 1, parts: idsOf(inside) },
        ...inside.map((step) => ({
          value: `step:${step.id}`,
          title: step.title,
          depth: 2,
          parts: idsOf([step]),
        })),
      ];
    }),
  ];
}

function idsOf(steps: readonly ProgressStep[]): ReadonlySet<string> {
  return new Set(steps.map(({ id }) => id));
}

/** Offers the choices below what stands in the list already, and keeps what was chosen. */
export function offerParts(select: HTMLSelectElement, choices: readonly PartChoice[]): void {
  const chosen = select.value;
  for (const old of select.querySelectorAll('option:not(:first-child)')) old.remove();
  select.append(
    ...choices.map(({ value, title, depth }) =>
      make('option', { value }, `${'\u{A0}'.repeat(3 * depth)}${title}`),
    ),
  );
  select.value = chosen;
  // What was chosen may be empty by now.
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}
