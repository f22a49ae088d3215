import { z } from 'zod';
import { certification } from '#schema/certification.ts';
import { day } from '#schema/fields.ts';
import { lab } from '#schema/lab.ts';
import { lesson } from '#schema/lesson.ts';
import { claims, errors, external, glossary, names, technologies } from '#schema/lists.ts';
import { module } from '#schema/module.ts';
import { page } from '#schema/page.ts';
import { project } from '#schema/project.ts';
import { moduleCheck, quiz } from '#schema/quiz.ts';

const lockedIds = z.array(z.string('Write an id.'));

/** content/ids.lock.json. Written by `npm run check:content -- --lock`; only `retired` is edited by hand. */
export const idLock = z.strictObject({
  /** Ids of lessons, labs and module checks. */
  steps: lockedIds,
  /** `<step id>/<objective id>` */
  objectives: lockedIds,
  questions: lockedIds,
  /** `<step id>/<id of a Step>` */
  ticks: lockedIds,
  /** Pages besides the steps, below the site's root. */
  addresses: lockedIds,
  /** Ids given up for good. */
  retired: z.array(
    z.strictObject({
      /** As it stands in the lists above. */
      id: z.string('Write the id.').min(1),
      /** The day it was given up. */
      on: day,
      /** One line for whoever finds progress under it. */
      why: z.string('Say why in one line.').min(5),
    }),
  ),
});

/** The schema of each kind of file, or of its front matter. */
export const schemas = {
  project,
  module,
  lesson,
  quiz,
  moduleCheck,
  lab,
  certification,
  page,
  technologies,
  claims,
  names,
  glossary,
  errors,
  external,
  lock: idLock,
} as const;

/** A kind of file that has a schema. */
export type SchemaName = keyof typeof schemas;
