import { z } from 'zod';

/** An id is the file or folder name. It is part of the URL and of every learner's progress, so it never changes. */
export const id = z
  .string('Write an id, e.g. notebook-to-package.')
  .regex(
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
    'Use small letters, digits and single hyphens, e.g. notebook-to-package.',
  )
  .max(60, 'Keep ids at 60 characters or fewer: they are part of the URL.');

/** A day as YYYY-MM-DD. Checked to exist: 2026-02-30 is refused. */
export const day = z
  .string('Write a day as YYYY-MM-DD.')
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write a day as YYYY-MM-DD.')
  .refine((text) => {
    const time = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  }, 'This day does not exist in the calendar.');

/** A web address. Only https: a learner on an open network must get what the author saw. */
export const url = z
  .string('Write a full address that starts with https://.')
  .regex(/^https:\/\/[^\s]+$/, 'Write a full address that starts with https://.');

/** Plain text of one line: no Markdown, no line break. */
export function line(least: number, most: number) {
  return z
    .string('Write one line of text.')
    .min(least, `Write at least ${least} characters.`)
    .max(most, `Keep it at ${most} characters or fewer.`)
    .regex(/^\S.*\S$|^\S$/, 'Remove the space or line break at the start or end.');
}

/** Whole minutes of work. */
export const minutes = z.int('Write whole minutes, e.g. 20.').min(1).max(900);

/** Inline Markdown (emphasis, code, links) of one paragraph. */
export const inlineMarkdown = z.string('Write a sentence.').min(2).max(1200);

/** A source the author has read. Shown at the end of the page with its date. */
export const source = z.strictObject({
  /** The title of the page or paper, as the publisher writes it. */
  title: line(3, 160),
  /** Who publishes it: a project, a company, a person. */
  publisher: line(2, 80),
  url,
  /** The day the author last read it. After a year the freshness report asks for another look. */
  checked: day,
});

/** What a learner can do afterwards. Each one must be proved by a question or a lab check. */
export const objective = z.strictObject({
  /** Questions name it as `objective`; the learner's mastery is kept under it. */
  id,
  /** Starts with a measurable verb and completes "you can …": `split one notebook into modules`. */
  text: line(10, 220),
});

/** What changed last, in one line. Shown to learners who finished before that day. */
export const changed = z.strictObject({
  date: day,
  note: line(5, 160),
});

/** Former ids of this page. Their addresses redirect here and a learner's progress under them counts here. */
export const formerIds = z.array(id).min(1).optional();

/** Other words people type when they look for this: `k8s`, `EKS`. Search finds the page under them. */
export const searchWords = z.array(line(2, 60)).optional();

/** What runs containers. */
export const containerEngine = z.enum(['docker'], 'Write docker, or leave it out.');
