import { allSteps } from '#curriculum/steps.ts';
import type { Step } from '#curriculum/types.ts';
import { loadCurriculum } from './curriculum.ts';
import { downloadsOf, type Download } from './lab-downloads.ts';
import { questionViews, type QuestionView } from './questions.ts';
import { proofLine, receiptOf, type Receipt } from './receipts.ts';
import { codeHtml, inlineHtml } from './text.ts';

/** What a step's page shows besides its text: HTML and numbers, ready to be set. */
export interface StepContent {
  readonly objectives: readonly string[];
  readonly questions: readonly QuestionView[];
  readonly receipt?: Receipt;
  /** How far the page's code was run, in one line. */
  readonly proof?: string;
  /** Of a lab: its zip files, and the commands that fetch and unpack the starter. */
  readonly downloads: readonly Download[];
  readonly commands: string;
}

/**
 * Gathers what the page of a step shows.
 *
 * @param root the absolute address of the site's home page
 */
export async function stepContent(step: Step, root: URL): Promise<StepContent> {
  const receipt = receiptOf(step);
  const downloads = step.lab ? downloadsOf(step.id) : [];
  return {
    objectives: await Promise.all(step.objectives.map(({ text }) => inlineHtml(text))),
    questions: await questionViews(step.questions, allSteps(await loadCurriculum())),
    ...(receipt && { receipt, proof: proofLine(receipt) }),
    downloads,
    commands: await startCommands(downloads, root),
  };
}

/** Python unpacks the zip: a new Ubuntu in WSL has no `unzip`. */
async function startCommands(downloads: readonly Download[], root: URL): Promise<string> {
  const starter = downloads.find(({ part }) => part === 'starter');
  if (!starter) return '';
  const commands = [
    `curl -LO ${new URL(starter.address, root).href}`,
    'python3 -m zipfile -e starter.zip .',
    `cd ${starter.folder}`,
  ];
  return codeHtml(commands.map((command) => `$ ${command}`).join('\n'), { language: 'console' });
}
