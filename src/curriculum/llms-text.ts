import { addressOf } from './address.ts';
import { twinAddress } from './curriculum-file.ts';
import { pageAddress } from './search-facts.ts';
import type { Curriculum, Project, Step } from './types.ts';

/**
 * What llms.txt says: the site in a paragraph, then links to what programs read best.
 *
 * @param root the site's address with a slash at its end
 */
export function llmsText(curriculum: Curriculum, root: string): string {
  const { projects, pages } = curriculum;
  return `${[
    '# MLOps and Deployment',
    '> A free learning path from a notebook to a production machine-learning system, and on to AWS, Azure or Google Cloud. Code in lessons and labs was run; the pages say when and with which versions.',
    'A step marked "planned" is not written yet. Text is CC BY 4.0, code is MIT.',
    ['## For programs', ...machineFiles(root)].join('\n'),
    ...projects.map((project) => projectSection(project, root)),
    [
      '## Look up',
      `- [Technologies](${root}technologies/): what each tool is for and when not to use it`,
      `- [Certifications](${root}certifications/): status, dates, domains and what teaches them`,
      `- [Glossary](${root}glossary/): the words of the path`,
      `- [Error messages](${root}errors/): cause and mend of messages learners meet`,
      ...pages.map(
        ({ id, title, summary }) => `- [${title}](${root}${pageAddress(id)}): ${summary}`,
      ),
    ].join('\n'),
  ].join('\n\n')}\n`;
}

function machineFiles(root: string): readonly string[] {
  return [
    `- [curriculum.json](${root}curriculum.json): all steps with prerequisites, minutes and objectives`,
    `- [sitemap.xml](${root}sitemap.xml): every page`,
    `- [feed.xml](${root}feed.xml): what is new, changed or ran again`,
  ];
}

function projectSection({ title, summary, modules }: Project, root: string): string {
  const lines = modules.flatMap((module) => module.steps.map((step) => stepLine(step, root)));
  return [`## ${title}`, '', summary, '', ...lines].join('\n');
}

function stepLine(step: Step, root: string): string {
  if (step.status === 'planned') return `- ${step.title} (planned ${step.kind})`;
  const address = step.kind === 'quiz' ? addressOf(step) : twinAddress(step);
  return `- [${step.title}](${root}${address}): ${step.summary ?? step.kind}`;
}
