import { addressOf } from './address.ts';
import { stepsOf } from './steps.ts';
import type { Curriculum } from './types.ts';

const context = 'https://schema.org';
const licence = 'https://creativecommons.org/licenses/by/4.0/';

/**
 * What search engines read on the home page: the site with its search, and its projects as courses.
 *
 * @param root the site's address with a slash at its end
 */
export function structuredHome({ projects }: Curriculum, root: string): object {
  return {
    '@context': context,
    '@graph': [
      {
        '@type': 'WebSite',
        '@id': root,
        name: 'MLOps and Deployment',
        url: root,
        inLanguage: 'en',
        license: licence,
        potentialAction: {
          '@type': 'SearchAction',
          target: { '@type': 'EntryPoint', urlTemplate: `${root}search/?q={words}` },
          'query-input': 'required name=words',
        },
      },
      ...projects.map((project) => courseOf(project, root)),
    ],
  };
}

function courseOf(project: Curriculum['projects'][number], root: string): object {
  const open = stepsOf(project).filter((step) => step.status === 'open');
  return {
    '@type': 'Course',
    '@id': `${root}projects/${project.id}/`,
    url: `${root}projects/${project.id}/`,
    name: project.title,
    description: project.summary,
    provider: { '@type': 'Organization', name: 'MLOps and Deployment', url: root },
    inLanguage: 'en',
    isAccessibleForFree: true,
    license: licence,
    teaches: project.outcomes,
    offers: { '@type': 'Offer', category: 'Free', price: 0, priceCurrency: 'USD' },
    hasCourseInstance: {
      '@type': 'CourseInstance',
      courseMode: 'Online',
      courseWorkload: `PT${project.hours.least}H`,
    },
    hasPart: open.map((step) => ({ '@id': root + addressOf(step), name: step.title })),
  };
}
