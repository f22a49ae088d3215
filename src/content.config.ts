import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
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

const wholePath = { generateId: ({ entry }: { entry: string }) => entry };

export const collections = {
  projects: defineCollection({
    loader: glob({ base: './content', pattern: 'projects/*/project.yaml', ...wholePath }),
    schema: project,
  }),
  modules: defineCollection({
    loader: glob({ base: './content', pattern: 'projects/*/*/module.yaml', ...wholePath }),
    schema: module,
  }),
  lessons: defineCollection({
    loader: glob({ base: './content', pattern: 'projects/*/*/*.mdx', ...wholePath }),
    schema: lesson,
  }),
  quizzes: defineCollection({
    loader: glob({
      base: './content',
      pattern: ['projects/*/*/*.quiz.yaml', 'labs/*/lab.quiz.yaml'],
      ...wholePath,
    }),
    schema: quiz.or(moduleCheck),
  }),
  labs: defineCollection({
    loader: glob({ base: './content', pattern: 'labs/*/lab.mdx', ...wholePath }),
    schema: lab,
  }),
  certifications: defineCollection({
    loader: glob({ base: './content', pattern: 'certifications/*.yaml', ...wholePath }),
    schema: certification,
  }),
  pages: defineCollection({
    loader: glob({ base: './content', pattern: 'pages/*.mdx', ...wholePath }),
    schema: page,
  }),
  technologies: defineCollection({ loader: file('content/technologies.yaml'), schema: technology }),
  claims: defineCollection({ loader: file('content/claims.yaml'), schema: claim }),
  names: defineCollection({ loader: file('content/names.yaml'), schema: name }),
  glossary: defineCollection({ loader: file('content/glossary.yaml'), schema: glossaryEntry }),
  errors: defineCollection({ loader: file('content/errors.yaml'), schema: errorEntry }),
  external: defineCollection({
    loader: file('content/external.yaml'),
    schema: externalPrerequisite,
  }),
};
