import { z } from 'zod';
import { changed, formerIds, id, inlineMarkdown, line } from './fields.ts';

const shared = {
  /** Stable for ever: a learner's answers are kept under it. Unique over the site. */
  id,
  /** The objective of the lesson (or lab) it proves. In a module check: `<step id>/<objective id>`. */
  objective: z
    .string()
    .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/, 'Write an objective id of this lesson.'),
  /** Asks why, what happens or what is wrong here, rather than for a definition. Inline Markdown and, with a blank line before it, one fenced block. */
  prompt: z.string('Write the question.').min(10).max(2400),
  /** What the question is about: why | what-happens | what-is-wrong | definition | calculation | choice. At least half of a quiz must not be a definition. */
  asks: z.enum(['why', 'what-happens', 'what-is-wrong', 'definition', 'calculation', 'choice']),
  skills: z.record(id, z.array(z.string())).optional(),
};
const option = z.strictObject({
  text: inlineMarkdown,
  /** Why this option is right or wrong. Shown after the answer. */
  reason: inlineMarkdown,
  /** Write `correct: true` on right options only. */
  correct: z.literal(true).optional(),
});

/** Exactly one option is right. */
const single = z.strictObject({
  ...shared,
  kind: z.literal('single'),
  options: z.array(option).min(3).max(5),
});
/** Any number of options is right, at least one. */
const multiple = z.strictObject({
  ...shared,
  kind: z.literal('multiple'),
  options: z.array(option).min(3).max(7),
});
/** Options stand here in the right order; the page shuffles them. */
const order = z.strictObject({
  ...shared,
  kind: z.literal('order'),
  options: z
    .array(z.strictObject({ text: inlineMarkdown, reason: inlineMarkdown }))
    .min(3)
    .max(7),
});
/** A number with a tolerance. */
const number = z.strictObject({
  ...shared,
  kind: z.literal('number'),
  answer: z.number(),
  /** Greatest distance from the answer that counts as right. */
  tolerance: z.number().min(0),
  unit: line(1, 30).optional(),
  reason: inlineMarkdown,
  /** Wrong numbers people arrive at, and why. */
  mistakes: z.array(z.strictObject({ value: z.number(), reason: inlineMarkdown })).min(1),
});
/** Short text, compared without case and surplus space. */
const text = z.strictObject({
  ...shared,
  kind: z.literal('text'),
  accept: z.array(line(1, 120)).min(1),
  reason: inlineMarkdown,
  mistakes: z.array(z.strictObject({ text: line(1, 120), reason: inlineMarkdown })).min(1),
});

export const question = z.discriminatedUnion('kind', [single, multiple, order, number, text]);

/** <lesson>.quiz.yaml beside the lesson: its questions. */
export const quiz = z.strictObject({
  questions: z.array(question).min(5, 'Write 5 to 8 questions.').max(8, 'Write 5 to 8 questions.'),
});

/** <module check>.quiz.yaml: a step of its own, which asks across the lessons of its module. */
export const moduleCheck = z.strictObject({
  title: line(5, 90),
  summary: line(20, 160),
  minutes: z.int().min(5).max(60),
  prerequisites: z.array(id).default([]),
  formerIds,
  changed,
  questions: z
    .array(question)
    .min(8, 'Write 8 to 15 questions.')
    .max(15, 'Write 8 to 15 questions.'),
});
export type QuestionFile = z.infer<typeof question>;
export type QuizFile = z.infer<typeof quiz>;
export type ModuleCheckFile = z.infer<typeof moduleCheck>;
