import type { Curriculum, Step } from './types.ts';

type Technology = Curriculum['technologies'][number];

/**
 * The steps that use a technology, in study order. A written step says so itself; a planned one
 * counts if its title, an objective or the title of its module names the technology.
 */
export function stepsUsing(curriculum: Curriculum, technology: Technology): readonly Step[] {
  const named = namePattern(curriculum, technology);
  const modules = curriculum.projects.flatMap((project) => project.modules);
  return modules.flatMap((module) =>
    module.steps.filter((step) =>
      step.status === 'open'
        ? step.technologies.includes(technology.id)
        : named.test([module.title, step.title, ...objectivesOf(step)].join('\n')),
    ),
  );
}

function objectivesOf(step: Step): readonly string[] {
  return step.objectives.map(({ text }) => text);
}

/** Projects that teach a technology. */
export function projectsTeaching(
  curriculum: Pick<Curriculum, 'projects'>,
  id: string,
): Curriculum['projects'] {
  return curriculum.projects.filter(({ technologies }) => technologies.includes(id));
}

/** The names a technology has had, the newest first, without repeats. */
export function namesOf(curriculum: Curriculum, technology: Technology): readonly string[] {
  const moved = curriculum.names.filter(({ id }) => technology.names.includes(id));
  const inTitle = technology.title.split(/ \(formerly |\)/).filter((part) => part !== '');
  const all = moved.flatMap(({ current, former }) => [current, ...former.map(({ name }) => name)]);
  return [...new Set([...inTitle, ...all])];
}

/** The vendor's name before a product is often left out: Amazon EMR is EMR. */
function namePattern(curriculum: Curriculum, technology: Technology): RegExp {
  const names = namesOf(curriculum, technology).map((name) => name.replace(/^(Amazon|AWS) /, ''));
  const all = [...names, ...ownWords(curriculum, technology)].map((name) =>
    name.replaceAll(/[^\p{L}\p{N} ]/gu, '.'),
  );
  return new RegExp(`(?<![\\p{L}\\p{N}])(${all.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

/** Search words that are names and belong to no other technology: `Dockerfile`, not `image`. */
function ownWords(curriculum: Curriculum, technology: Technology): readonly string[] {
  const others = curriculum.technologies
    .filter(({ id }) => id !== technology.id)
    .flatMap(({ searchWords = [] }) => searchWords);
  return (technology.searchWords ?? []).filter(
    (word) => /^(?=.*\p{Lu}).{5,}|drift/u.test(word) && !others.includes(word),
  );
}
