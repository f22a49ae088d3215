import { stringify } from 'yaml';
import { addressOf } from '#curriculum/address.ts';
import type { StepView } from '#curriculum/step-view.ts';
import { paragraphs, type TwinContext } from './component-markdown.ts';
import { markdownOfPage } from './markdown-of-page.ts';
import { questionsMarkdown } from './question-markdown.ts';

/**
 * The Markdown twin of a lesson or lab: its facts as front matter, its text with every component
 * written out, its questions with answers, its sources.
 *
 * @param mdx the page's text without its front matter
 */
export function twinOfStep(view: StepView, mdx: string, context: TwinContext): string {
  const { step } = view;
  const text = paragraphs(
    `# ${step.title}`,
    step.summary ?? '',
    markdownOfPage(mdx, context).trim(),
    questionsMarkdown(step.questions),
    sources(view),
  );
  return `---\n${stringify(frontMatter(view, context.root), { lineWidth: 0 })}---\n\n${text}\n`;
}

function frontMatter({ step, module, lineTitle, prerequisites }: StepView, root: string): object {
  const { lab } = step;
  return {
    title: step.title,
    url: root + addressOf(step),
    kind: step.kind,
    project: lineTitle,
    module: module.title,
    minutes: step.minutes,
    ...(step.time && { minutesAre: step.time.method }),
    ...(lab && { proof: lab.proof, cost: lab.cost.amount, needs: lab.needs }),
    objectives: step.objectives.map(({ text }) => text),
    prerequisites: prerequisites.filter(({ direct }) => direct).map(({ title }) => title),
    technologies: step.technologies,
    ...(step.changed && { changed: step.changed.date, change: step.changed.note }),
    licence: 'CC BY 4.0, code MIT',
  };
}

function sources({ step }: StepView): string {
  if (step.sources.length === 0) return '';
  const lines = step.sources.map(
    ({ title, publisher, url, checked }) =>
      `- [${title}](${url}), ${publisher}, checked ${checked}`,
  );
  return paragraphs('## Sources', lines.join('\n'));
}
