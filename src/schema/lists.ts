import { z } from 'zod';
import { day, id, inlineMarkdown, line, searchWords, url } from './fields.ts';

/** technologies.yaml: one entry per tool the path teaches or names. */
export const technology = z.strictObject({
  id,
  title: line(2, 60),
  /** The group of the source document it belongs to. */
  group: z.enum([
    'containerization',
    'experiment-tracking',
    'model-serving',
    'ci-cd',
    'monitoring',
    'cloud',
    'python',
    'data',
  ]),
  /** What it is, in one sentence. */
  summary: line(20, 200),
  /** What it is for: two to four sentences. */
  useFor: inlineMarkdown,
  /** When not to use it, honestly. */
  avoidWhen: inlineMarkdown,
  home: url,
  licence: line(2, 80),
  /** Names of names.yaml under which the text may call it, if they moved. */
  names: z.array(id).default([]),
  searchWords,
  checked: day,
});
export const technologies = z.array(technology);
export type TechnologyFile = z.infer<typeof technology>;

/** claims.yaml: every number about jobs, markets, prices, exams or limits. */
export const claim = z.strictObject({
  id,
  /** The sentence as the page shows it. Plain text. */
  statement: line(10, 300),
  /** The figure alone, as it stands in running text: "30 %", "USD 165". */
  value: line(1, 60),
  /** official: the vendor or author says it; reported: others say so; roadmap: the source document says it and we could not verify it. */
  confidence: z.enum(['official', 'reported', 'roadmap']),
  /** Who says it. */
  publisher: line(2, 100),
  url: url.optional(),
  /** When it was said. Absent: undated. */
  published: day.optional(),
  /** When it was last checked. */
  checked: day,
  /** After this day the freshness report asks for another look and the page says so. */
  reviewAfter: day,
  /** Id of the claim that says what is true today, if this one is out of date or unverified. */
  today: id.optional(),
  /** What a reader should know about it: conflict, age, scope. */
  note: inlineMarkdown.optional(),
});
export const claims = z.array(claim);
export type ClaimFile = z.infer<typeof claim>;

/** names.yaml: product names that moved. Text uses the current one. */
export const name = z.strictObject({
  id,
  current: line(2, 80),
  former: z.array(z.strictObject({ name: line(2, 80), until: day.optional() })).min(1),
  since: day.optional(),
  url: url.optional(),
  publisher: line(2, 80),
  checked: day,
  note: inlineMarkdown.optional(),
});
export const names = z.array(name);
export type NameFile = z.infer<typeof name>;

/** glossary.yaml: words a lesson introduces. */
export const glossaryEntry = z.strictObject({
  id,
  term: line(2, 60),
  /** One or two plain sentences. */
  meaning: inlineMarkdown,
  /** Other forms: plural, abbreviation, other spelling. */
  forms: z.array(line(1, 60)).default([]),
  /** The lesson that introduces it. */
  lesson: id.optional(),
  related: z.array(id).default([]),
});
export const glossary = z.array(glossaryEntry);
export type GlossaryEntryFile = z.infer<typeof glossaryEntry>;

/** errors.yaml: messages learners meet. */
export const errorEntry = z.strictObject({
  id,
  /** The message exactly as the tool prints it; `…` stands for what varies. */
  message: z.string().min(5).max(600),
  /** The tool that prints it, id of technologies.yaml or a plain name. */
  tool: line(1, 40),
  cause: inlineMarkdown,
  fix: inlineMarkdown,
  /** Commands that mend it, one per line. */
  commands: z.array(line(1, 200)).default([]),
  lesson: id.optional(),
  /** Where it was met: ran here, or a public thread. */
  seen: z.union([z.literal('ran'), url]),
  checked: day,
});
export const errors = z.array(errorEntry);
export type ErrorEntryFile = z.infer<typeof errorEntry>;

/** external.yaml: what the path asks for from elsewhere. */
export const externalPrerequisite = z.strictObject({
  id,
  title: line(3, 80),
  summary: line(10, 240),
  /** true: only a part of the path needs it. */
  optional: z.boolean().default(false),
  /** Where to learn it, free. */
  resources: z.array(z.strictObject({ title: line(3, 120), publisher: line(2, 80), url })).min(1),
});
export const external = z.array(externalPrerequisite);
export type ExternalPrerequisiteFile = z.infer<typeof externalPrerequisite>;
