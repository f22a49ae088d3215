import type { Curriculum } from './types.ts';

type Technology = Curriculum['technologies'][number];

/** The groups of the source document in its order, then ours. */
export const technologyGroups: Readonly<Record<Technology['group'], string>> = {
  containerization: 'Containerization',
  'experiment-tracking': 'Experiment tracking',
  'model-serving': 'Model serving',
  'ci-cd': 'CI/CD',
  monitoring: 'Monitoring',
  cloud: 'Cloud',
  python: 'Python around the model',
  data: 'Data and models',
};

/** Technologies by group, groups without one left out. */
export function groupedTechnologies(technologies: readonly Technology[]): readonly {
  readonly title: string;
  readonly id: string;
  readonly members: readonly Technology[];
}[] {
  return Object.entries(technologyGroups)
    .map(([id, title]) => ({
      id,
      title,
      members: technologies.filter(({ group }) => group === id),
    }))
    .filter(({ members }) => members.length > 0);
}
