import { addressOf } from './address.ts';
import { lineOf } from './lines.ts';
import { allSteps } from './steps.ts';
import type { Curriculum, Module, Project, Step } from './types.ts';

/** What a search result can be, in the words of the search page. */
export const searchKinds = {
  lesson: 'Lesson',
  lab: 'Lab',
  quiz: 'Module check',
  module: 'Module',
  project: 'Project',
  technology: 'Technology',
  certification: 'Certification',
  glossary: 'Glossary',
  error: 'Error message',
  page: 'Page',
} as const;
export type SearchKind = keyof typeof searchKinds;

/** What the index keeps of a page beside its text. */
export interface SearchFacts {
  readonly kind: SearchKind;
  readonly title: string;
  /** Our own description; results show it instead of an excerpt. */
  readonly summary: string;
  /** Other words people type for it. Found, never shown. */
  readonly words?: readonly string[];
  /** Where it belongs: the line and the module. */
  readonly place?: string;
  readonly letter?: string;
  /** Colour of the line. */
  readonly line?: Project['line']['colour'];
  /** Id of the step, so that the learner's progress can be shown. */
  readonly step?: string;
  readonly planned?: boolean;
  /** Ids of the steps that come directly before it. */
  readonly needs?: readonly string[];
  readonly project?: string;
  readonly platform?: string;
  readonly technologies?: readonly string[];
}

/** Something that is found under its own name but has no page of its own. */
export interface SearchRecord {
  /** Below the site's root. */
  readonly address: string;
  readonly text: string;
  readonly facts: SearchFacts;
}

/** What the index keeps of a step. */
export function factsOfStep(curriculum: Pick<Curriculum, 'projects'>, step: Step): SearchFacts {
  const ids = new Set(allSteps(curriculum).map(({ id }) => id));
  return {
    kind: step.kind === 'capstone' ? 'lab' : step.kind,
    title: step.title,
    summary: step.summary ?? sentence(step.objectives[0]?.text ?? ''),
    words: step.searchWords,
    step: step.id,
    planned: step.status === 'planned',
    needs: step.prerequisites.filter((id) => ids.has(id)),
    project: step.project,
    ...(step.platform !== undefined && { platform: step.platform }),
    technologies: step.technologies,
    ...placeOfStep(curriculum, step),
  };
}

function placeOfStep(
  { projects }: Pick<Curriculum, 'projects'>,
  step: Step,
): Partial<ReturnType<typeof placeOf>> {
  const project = projects.find(({ id }) => id === step.project);
  const module = project?.modules.find(({ id }) => id === step.module);
  return project && module ? placeOf(project, module) : {};
}

function placeOf(project: Project, module: Module): Pick<SearchFacts, 'place' | 'letter' | 'line'> {
  const { letter, colour, title } = lineOf(project, module);
  return { place: `${title || project.title}, ${module.title}`, letter, line: colour };
}

/** "split one notebook" becomes "You can split one notebook." */
function sentence(objective: string): string {
  return objective === '' ? '' : `You will ${objective.replace(/\.$/, '')}.`;
}

/** What is found under its own name without an indexed page: each is a result of its own. */
export function searchRecords(curriculum: Curriculum): readonly SearchRecord[] {
  return [
    ...curriculum.projects.flatMap(projectRecords),
    ...allSteps(curriculum)
      .filter((step) => step.status === 'planned')
      .map((step) => plannedRecord(curriculum, step)),
    ...curriculum.glossary.map(glossaryRecord),
    ...curriculum.errors.map((entry) => errorRecord(curriculum, entry)),
  ];
}

/** The project and its modules: their page is a long list of steps, which are found by themselves. */
function projectRecords(project: Project): readonly SearchRecord[] {
  const { id, title, summary, line, outcomes, topics, modules, technologies } = project;
  const address = `projects/${id}/`;
  const shared = { project: id, letter: line.letter, line: line.colour };
  return [
    {
      address,
      text: [title, summary, ...outcomes.map(plain), ...topics].join('. '),
      facts: { ...shared, kind: 'project', title, summary, technologies },
    },
    ...modules.map((module): SearchRecord => {
      const { letter, colour, title: place } = lineOf(project, module);
      return {
        address: `${address}#${module.id}`,
        text: [module.title, module.summary, ...module.steps.map((step) => step.title)].join('. '),
        facts: {
          kind: 'module',
          title: module.title,
          summary: module.summary,
          project: id,
          letter,
          line: colour,
          place: place || title,
          ...(module.platform !== undefined && { platform: module.platform }),
        },
      };
    }),
  ];
}

function glossaryRecord({
  id,
  term,
  meaning,
  forms,
}: Curriculum['glossary'][number]): SearchRecord {
  const summary = plain(meaning);
  return {
    address: `glossary/#${id}`,
    text: `${term}. ${summary}`,
    facts: { kind: 'glossary', title: term, summary, words: forms },
  };
}

function plannedRecord(curriculum: Curriculum, step: Step): SearchRecord {
  const facts = factsOfStep(curriculum, step);
  const objectives = step.objectives.map(({ text }) => `${plain(text)}.`);
  return {
    address: addressOf(step),
    text: [`${step.title}.`, facts.place ?? '', ...objectives].join(' '),
    facts: { ...facts, summary: plain(facts.summary) },
  };
}

function errorRecord(curriculum: Curriculum, entry: Curriculum['errors'][number]): SearchRecord {
  const tool = curriculum.technologies.find(({ id }) => id === entry.tool);
  return {
    address: `errors/#${entry.id}`,
    text: `${entry.message} ${plain(entry.cause)} ${plain(entry.fix)} ${entry.commands.join(' ')}`,
    facts: {
      kind: 'error',
      title: shortened(entry.message, 90),
      summary: shortened(plain(entry.cause), 200),
      words: [tool?.title ?? entry.tool],
      technologies: tool ? [tool.id] : [],
    },
  };
}

/** The first line of a text, cut at a space. */
export function shortened(text: string, most: number): string {
  const line = text.split('\n')[0] ?? '';
  return line.length <= most ? line : `${line.slice(0, line.lastIndexOf(' ', most))} …`;
}

/** Inline Markdown without its marks: links keep their words. */
export function plain(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|\*|`)(.+?)\1/g, '$2');
}

/** The address of a content page, without the base path. */
export function pageAddress(id: string): string {
  return id === 'content-errors' ? 'about/content-errors/' : `${id}/`;
}
