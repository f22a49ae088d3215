import type { Step } from '#curriculum/types.ts';

/** What a kind of step is called on pages. */
export const kindNames: Readonly<Record<Step['kind'], string>> = {
  lesson: 'Lesson',
  lab: 'Lab',
  capstone: 'Capstone',
  quiz: 'Module check',
};

/** How the minutes of a step were found. */
export const methodNames: Readonly<Record<NonNullable<Step['time']>['method'], string>> = {
  estimated: 'estimated from its length',
  reviewed: 'worked through by a second person',
  measured: 'measured with learners',
};

/** What each level of proof means to a learner. */
export const proofNames: Readonly<Record<NonNullable<Step['lab']>['proof'], string>> = {
  ran: 'Ran: real tools, and this is their output',
  built: 'Built: the image was built and run without a Docker engine',
  checked: 'Checked: validated against schemas or emulators',
  'needs-an-account': 'Needs an account: not run by us',
};
