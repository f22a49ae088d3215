import { z } from 'zod';
import { id, line, minutes } from './fields.ts';

/** A step that is not written yet. The map shows it as planned. Delete the entry and write only its id once the file stands. */
export const plannedStep = z.strictObject({
  id,
  kind: z.enum(['lesson', 'lab', 'quiz', 'capstone'], 'Write lesson, lab, quiz or capstone.'),
  title: line(5, 90),
  minutes,
  /** Ids of steps or external prerequisites that come before it. */
  prerequisites: z.array(id).default([]),
  /** One line each, as they will stand in the lesson. */
  objectives: z.array(line(10, 260)).min(1),
  /** Exam skills it will teach: certification id → skill numbers. */
  skills: z
    .record(
      id,
      z.array(z.string().regex(/^\d+(\.\d+)*$/, 'Write skill numbers such as "1.3.2", in quotes.')),
    )
    .optional(),
});

/** module.yaml: a stretch of the line. The folder name is its id. */
export const module = z.strictObject({
  title: line(5, 70),
  /** One or two sentences: what stands at the end of the module. */
  summary: line(20, 240),
  /** Platform of the project this module belongs to; absent: shared by all. */
  platform: id.optional(),
  /** Steps in order. A written step is its id alone; a planned one is written out. */
  steps: z.array(z.union([id, plannedStep])).min(1),
});
export type ModuleFile = z.infer<typeof module>;
export type PlannedStepFile = z.infer<typeof plannedStep>;
