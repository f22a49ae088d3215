import { addressOf } from './address.ts';
import { factsOfStep, pageAddress, shortened, type SearchKind } from './search-facts.ts';
import { allSteps } from './steps.ts';
import type { Curriculum } from './types.ts';

/** A name to offer when nothing was found. */
export interface SearchName {
  readonly name: string;
  readonly address: string;
  readonly kind: SearchKind;
  readonly planned?: true;
}

/** Every name on the site with its address, in alphabetical order. */
export function searchNames(curriculum: Curriculum): readonly SearchName[] {
  return [...stepNames(curriculum), ...otherNames(curriculum)].toSorted((a, b) =>
    a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }),
  );
}

function stepNames(curriculum: Curriculum): readonly SearchName[] {
  return allSteps(curriculum).map((step) => ({
    name: step.title,
    address: addressOf(step),
    kind: factsOfStep(curriculum, step).kind,
    ...(step.status === 'planned' && { planned: true as const }),
  }));
}

function otherNames(curriculum: Curriculum): readonly SearchName[] {
  const { projects, technologies, certifications, glossary, errors, pages } = curriculum;
  return [
    ...projects.flatMap(({ id, title, modules }) => [
      named('project', title, `projects/${id}/`),
      ...modules.map((module) => named('module', module.title, `projects/${id}/#${module.id}`)),
    ]),
    ...technologies.map(({ id, title }) => named('technology', title, `technologies/${id}/`)),
    ...certifications.map(({ id, title }) =>
      named('certification', title, `certifications/${id}/`),
    ),
    ...glossary.map(({ id, term }) => named('glossary', term, `glossary/#${id}`)),
    ...errors.map(({ id, message }) => named('error', shortened(message, 90), `errors/#${id}`)),
    ...pages.map(({ id, title }) => named('page', title, pageAddress(id))),
  ];
}

function named(kind: SearchKind, name: string, address: string): SearchName {
  return { kind, name, address };
}
