import type { StepView } from '#curriculum/step-view.ts';

/** Addresses of a step's page and what stands above it, absolute. */
export interface StepAddresses {
  readonly home: string;
  readonly project: string;
  readonly module: string;
  readonly step: string;
}

/** What search engines read about a step: a learning resource and where it stands. */
export function structuredStep(view: StepView, at: StepAddresses): object {
  const { step, module, lineTitle } = view;
  const isPractical = step.kind !== 'lesson';
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'LearningResource',
        '@id': at.step,
        name: step.title,
        description: step.summary,
        learningResourceType: isPractical ? 'exercise' : 'lesson',
        teaches: step.objectives.map(({ text }) => text),
        timeRequired: `PT${step.minutes}M`,
        inLanguage: 'en',
        isAccessibleForFree: true,
        license: 'https://creativecommons.org/licenses/by/4.0/',
        dateModified: step.changed?.date,
        isPartOf: { '@type': 'Course', name: module.title, url: at.module },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: crumbs([
          [at.home, 'MLOps and Deployment'],
          [at.project, lineTitle],
          [at.module, module.title],
          [at.step, step.title],
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
