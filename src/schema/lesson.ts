import { z } from 'zod';
import {
  changed,
  containerEngine,
  formerIds,
  id,
  line,
  objective,
  searchWords,
  source,
} from './fields.ts';

/** Minutes and how they were found. */
export const stepMinutes = z.strictObject({
  /** Reading, at the pace of someone who reads English as a second language. */
  read: z.int('Write whole minutes, e.g. 20.').min(1).max(240),
  /** Typing, running, answering. */
  practice: z.int('Write whole minutes, e.g. 20.').min(0).max(720),
  /** estimated: from length; reviewed: a second person worked through it; measured: learners were timed. */
  method: z.enum(['estimated', 'reviewed', 'measured'], 'Write estimated, reviewed or measured.'),
});

/** Front matter of a lesson. The file name is its id. */
export const lesson = z.strictObject({
  title: line(5, 90),
  /** What the learner can do afterwards; at most 160 characters: cards, search results and link previews show it. */
  summary: line(20, 160),
  objectives: z
    .array(objective)
    .min(2, 'Write 2 to 4 objectives.')
    .max(4, 'Write 2 to 4 objectives.'),
  /** Direct prerequisites only: ids of steps or of external prerequisites. The page works out the rest. */
  prerequisites: z.array(id).default([]),
  /** Ids of technologies.yaml; the technology's page lists the lesson. */
  technologies: z.array(id).default([]),
  searchWords,
  formerIds,
  minutes: stepMinutes,
  /** Exam skills it teaches: certification id → skill numbers. */
  skills: z.record(id, z.array(z.string())).optional(),
  /** Where the blocks marked `run` are executed. */
  run: z
    .strictObject({
      /** The lab whose lock file gives the Python packages. */
      environment: id.optional(),
      /** What the working folder holds at the start. */
      folder: z.enum(['empty', 'starter', 'solution']).default('empty'),
      /** A container engine that the blocks need; the run uses the one of the machine, or starts one on Debian. */
      engine: containerEngine.optional(),
    })
    .optional(),
  /** What the author read, primary sources first. */
  sources: z.array(source).min(1, 'Name at least one source.'),
  changed,
});
export type LessonFile = z.infer<typeof lesson>;
