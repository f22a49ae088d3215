import { z } from 'zod';
import { id, inlineMarkdown, line } from './fields.ts';

/** One line of the map. */
const lineOfMap = z.strictObject({
  /** One capital letter, shown in the line's badge. */
  letter: z.string().regex(/^[A-Z]$/, 'Write one capital letter.'),
  /** Which colour of styles/tokens.css the line has. */
  colour: z.enum(['mlops', 'foundations', 'aws', 'azure', 'gcp']),
});

/** project.yaml: one of the projects of the path. The folder name is its id. */
export const project = z.strictObject({
  title: line(3, 60),
  /** One sentence for cards and search results. */
  summary: line(20, 160),
  line: lineOfMap,
  /** Modules in the order they are studied: folder names. */
  modules: z.array(id).min(1),
  /** Projects that come first. */
  after: z.array(id).default([]),
  /** Hours the source document promises for it, as a range. The sum of the steps must fall inside. For a project with platforms: per platform, shared modules included. */
  hours: z.strictObject({ least: z.int().min(1), most: z.int().min(1) }),
  /** What the learner can do afterwards, in the words of the page. */
  outcomes: z.array(inlineMarkdown).min(1),
  /** The topics named by the source document. */
  topics: z.array(line(3, 120)).min(1),
  /** Technologies taught, ids of technologies.yaml. */
  technologies: z.array(id).min(1),
  /** Platforms a learner chooses between; each is a line of its own. Absent: the project has none. */
  platforms: z
    .array(
      z.strictObject({
        /** Modules name it as `platform`. */
        id,
        title: line(2, 40),
        line: lineOfMap,
        /** Certification the track leads to, a file name of certifications/. */
        certification: id,
        summary: line(20, 200),
      }),
    )
    .optional(),
});
export type ProjectFile = z.infer<typeof project>;
