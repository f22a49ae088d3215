import { addressOf } from '#curriculum/address.ts';
import type { StepView } from '#curriculum/step-view.ts';

/**
 * What search engines read about a step: a learning resource and where it stands.
 *
 * @param root the absolute address of the site's home page
 */
export function structuredStep({ step, module, project, lineTitle }: StepView, root: URL): object {
  const at = (path: string) => new URL(path, root).href;
  const [projectAt, moduleAt] = [`projects/${project.id}/`, `projects/${project.id}/#${module.id}`];
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'LearningResource',
        '@id': at(addressOf(step)),
        name: step.title,
        description: step.summary,
        learningResourceType: step.kind === 'lesson' ? 'lesson' : 'exercise',
        teaches: step.objectives.map(({ text }) => text),
        timeRequired: `PT${step.minutes}M`,
        inLanguage: 'en',
        isAccessibleForFree: true,
        license: 'https://creativecommons.org/licenses/by/4.0/',
        dateModified: step.changed?.date,
        isPartOf: { '@type': 'Course', '@id': at(projectAt), name: lineTitle },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: crumbs([
          [root.href, 'MLOps and Deployment'],
          [at(projectAt), lineTitle],
          [at(moduleAt), module.title],
          [at(addressOf(step)), step.title],
        ]),
      },
    ],
  };
}

function crumbs(places: readonly (readonly [string, string])[]): readonly object[] {
  return places.map(([item, name], index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item,
  }));
}
