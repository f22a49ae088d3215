import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'zod';
import { certification } from '#schema/certification.ts';
import { lab } from '#schema/lab.ts';
import { lesson } from '#schema/lesson.ts';
import {
  claim,
  errorEntry,
  externalPrerequisite,
  glossaryEntry,
  name,
  technology,
} from '#schema/lists.ts';
import { module } from '#schema/module.ts';
import { page } from '#schema/page.ts';
import { project } from '#schema/project.ts';
import { moduleCheck, quiz } from '#schema/quiz.ts';

// Astro's YAML reader turns 2026-11-23 into a Date; the schemas, like the files, know days as text.
function daysAsText(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(daysAsText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, daysAsText(inner)]));
}

function fromFile<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(daysAsText, schema);
}

const wholePath = { generateId: ({ entry }: { entry: string }) => entry };

export const collections = {
  projects: defineCollection({
    loader: glob({ base: './content', pattern: 'projects/*/project.yaml', ...wholePath }),
    schema: fromFile(project),
  }),
  modules: defineCollection({
    loader: glob({ base: './content', pattern: 'projects/*/*/module.yaml', ...wholePath }),
    schema: fromFile(module),
  }),
  lessons: defineCollection({
    loader: glob({ base: './content', pattern: 'projects/*/*/*.mdx', ...wholePath }),
    schema: fromFile(lesson),
  }),
  quizzes: defineCollection({
    loader: glob({
      base: './content',
      pattern: ['projects/*/*/*.quiz.yaml', 'labs/*/lab.quiz.yaml'],
      ...wholePath,
    }),
    schema: fromFile(quiz.or(moduleCheck)),
  }),
  labs: defineCollection({
    loader: glob({ base: './content', pattern: 'labs/*/lab.mdx', ...wholePath }),
    schema: fromFile(lab),
  }),
  certifications: defineCollection({
    loader: glob({ base: './content', pattern: 'certifications/*.yaml', ...wholePath }),
    schema: fromFile(certification),
  }),
  pages: defineCollection({
    loader: glob({ base: './content', pattern: 'pages/*.mdx', ...wholePath }),
    schema: fromFile(page),
  }),
  technologies: defineCollection({
    loader: file('content/technologies.yaml'),
    schema: fromFile(technology),
  }),
  claims: defineCollection({ loader: file('content/claims.yaml'), schema: fromFile(claim) }),
  names: defineCollection({ loader: file('content/names.yaml'), schema: fromFile(name) }),
  glossary: defineCollection({
    loader: file('content/glossary.yaml'),
    schema: fromFile(glossaryEntry),
  }),
  errors: defineCollection({ loader: file('content/errors.yaml'), schema: fromFile(errorEntry) }),
  external: defineCollection({
    loader: file('content/external.yaml'),
    schema: fromFile(externalPrerequisite),
  }),
};
