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
  const steps = allSteps(curriculum).map((step) => ({
    name: step.title,
    address: addressOf(step),
    kind: factsOfStep(curriculum, step).kind,
    ...(step.status === 'planned' && { planned: true as const }),
  }));
  const named = <Entry extends { readonly id: string }>(
    kind: SearchKind,
    entries: readonly Entry[],
    nameOf: (entry: Entry) => string,
    addressFor: (id: string) => string,
  ): readonly SearchName[] =>
    entries.map((entry) => ({ kind, name: nameOf(entry), address: addressFor(entry.id) }));
  return [
    ...steps,
    ...named(
      'project',
      curriculum.projects,
      (e) => e.title,
      (id) => `projects/${id}/`,
    ),
    ...named(
      'technology',
      curriculum.technologies,
      (e) => e.title,
      (id) => `technologies/${id}/`,
    ),
    ...named(
      'certification',
      curriculum.certifications,
      (e) => e.title,
      (id) => `certifications/${id}/`,
    ),
    ...named(
      'glossary',
      curriculum.glossary,
      (e) => e.term,
      (id) => `glossary/#${id}`,
    ),
    ...named(
      'error',
      curriculum.errors,
      (e) => shortened(e.message, 90),
      (id) => `errors/#${id}`,
    ),
    ...named('page', curriculum.pages, (e) => e.title, pageAddress),
  ].toSorted((a, b) => a.name.localeCompare(b.name, 'en', { sensitivity: 'base' }));
}
