import { createHash } from 'node:crypto';
import { sectionsOf, type Section } from '#curriculum/sections.ts';
import { allSteps } from '#curriculum/steps.ts';
import type { Curriculum, Step } from '#curriculum/types.ts';
import { textOf, type StepHeading } from './step-pages.ts';

/** What a learner reads in a step now, told by hashes: what they finished is compared with it. */
export interface StepVersion {
  /** Names the whole: another text or another question, another value. The order does not count. */
  readonly value: string;
  /** A section each, in order: the hash of its text, a space, its title. */
  readonly sections: readonly string[];
  readonly questions: readonly string[];
}

/** The version of a step, and where each of its sections begins. */
export interface StepVersionPlaces extends StepVersion {
  /** The anchors of `sections`, in their order; '' for what stands before the first heading. */
  readonly anchors: readonly string[];
}

/** Names what the page of a step says now. */
export async function versionOf(step: Step): Promise<StepVersion> {
  return named(step, await sectionsOfStep(step));
}

/**
 * Names what the page of a step says now, for the page itself.
 *
 * @param headings those of the rendered text
 */
export async function versionOnPage(
  step: Step,
  headings: readonly StepHeading[],
): Promise<StepVersionPlaces> {
  const sections = await sectionsOfStep(step);
  return { ...named(step, sections), anchors: sections.map((one) => anchorOf(one, headings)) };
}

/** Step → what names its present version. */
export async function versionNames(curriculum: Curriculum): Promise<ReadonlyMap<string, string>> {
  const steps = allSteps(curriculum).filter(({ status }) => status === 'open');
  return new Map(
    await Promise.all(steps.map(async (step) => [step.id, (await versionOf(step)).value] as const)),
  );
}

async function sectionsOfStep(step: Step): Promise<readonly Section[]> {
  // A module check is nothing but its questions.
  return step.kind === 'quiz' ? [] : sectionsOf((await textOf(step)).body ?? '');
}

function named({ questions }: Step, sections: readonly Section[]): StepVersion {
  const version = {
    sections: sections.map(({ title, text }) => `${hashOf(text)} ${title}`),
    questions: questions.map(({ id }) => id),
  };
  const value = hashOf(
    [...version.sections.toSorted(), '', ...version.questions.toSorted()].join('\n'),
  );
  return { value, ...version };
}

/** The anchor Astro gave the heading. */
function anchorOf({ title, part }: Section, headings: readonly StepHeading[]): string {
  if (part !== undefined) return part;
  if (title === '') return '';
  return headings.find(({ depth, text }) => depth === 2 && same(text, title))?.slug ?? '';
}

/** Astro sets typographic signs and leaves out marks; letters and digits stay. */
function same(a: string, b: string): boolean {
  const bare = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '');
  return bare(a) === bare(b);
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
