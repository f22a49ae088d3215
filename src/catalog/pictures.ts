import { lineOf } from '#curriculum/lines.ts';
import { allSteps } from '#curriculum/steps.ts';
import { stepView } from '#curriculum/step-view.ts';
import type { Curriculum, StepKind } from '#curriculum/types.ts';
import type { Picture, Stop } from './picture-tree.ts';

/** The address of a link preview, below the site's root. */
export interface PicturePath {
  readonly params: { readonly id: string };
  readonly props: { readonly picture: Picture };
}

const shapes: Readonly<Record<StepKind, Stop['shape']>> = {
  lesson: 'round',
  lab: 'square',
  quiz: 'bar',
  capstone: 'double',
};
const kinds: Readonly<Record<StepKind, string>> = {
  lesson: 'Lesson',
  lab: 'Lab, graded on your machine',
  quiz: 'Module check',
  capstone: 'Capstone',
};

/** The link previews of the site: one of its own, and one for each open step. */
export function picturePaths(curriculum: Curriculum): PicturePath[] {
  const open = allSteps(curriculum).filter((step) => step.status === 'open');
  return [
    { params: { id: 'site' }, props: { picture: sitePicture(curriculum) } },
    ...open.map(({ id }) => ({ params: { id }, props: { picture: stepPicture(curriculum, id) } })),
  ];
}

function stepPicture(curriculum: Curriculum, id: string): Picture {
  const { step, module, project, line, lineTitle } = stepView(curriculum, id);
  const { letter, colour } = lineOf(project, module);
  return {
    title: step.title,
    facts: `${kinds[step.kind]} · ${step.minutes} minutes · free`,
    place: line.title === '' ? module.title : `${lineTitle} · ${module.title}`,
    lines: [{ letter, colour }],
    stops: module.steps.map((stop) => ({ shape: shapes[stop.kind], isHere: stop.id === id })),
  };
}

function sitePicture({ projects }: Curriculum): Picture {
  const lines = projects.flatMap((project) => [
    project.line,
    ...(project.platforms ?? []).map((platform) => platform.line),
  ]);
  const stops = projects[0]?.modules ?? [];
  return {
    title: 'From a notebook to production, and every step ran',
    facts: 'A free learning path with graded labs',
    place: projects.map(({ title }) => title).join(', then '),
    lines,
    stops: stops.map((_, place) => ({
      shape: place === stops.length - 1 ? 'double' : 'round',
      isHere: place === 0,
    })),
  };
}
