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
import { stepMinutes } from './lesson.ts';

/** Front matter of content/labs/<lab>/lab.mdx. The folder name is the lab's id. */
export const lab = z.strictObject({
  title: line(5, 90),
  /** What stands at the end; at most 160 characters. */
  summary: line(20, 160),
  /** The terminus of a line. */
  capstone: z.boolean().default(false),
  objectives: z.array(objective).min(2).max(6),
  prerequisites: z.array(id).default([]),
  technologies: z.array(id).default([]),
  searchWords,
  formerIds,
  minutes: stepMinutes,
  skills: z.record(id, z.array(z.string())).optional(),
  /** The lab whose solution this one starts from. Absent: this lab stands alone. */
  buildsOn: id.optional(),
  needs: z.strictObject({
    /** Programs the learner must have, with the least version that was tried. */
    tools: z
      .array(z.strictObject({ name: line(1, 40), version: line(1, 30), why: line(5, 140) }))
      .min(1),
    /** A container engine that the page and the grader need; the run uses the one of the machine, or starts one on Debian. */
    engine: containerEngine.optional(),
    /** Memory in GB that must be free. */
    memoryGb: z.number().min(0.5).max(64),
    /** Downloads in MB, measured. */
    downloadMb: z.number().min(0).max(20000),
    /** Disk in MB, measured. */
    diskMb: z.number().min(0).max(50000),
  }),
  cost: z.strictObject({
    /** What it costs to do the lab, e.g. "nothing". */
    amount: line(2, 60),
    /** What goes on billing while the learner pauses, e.g. "nothing". */
    idle: line(2, 140),
  }),
  /** ran: real tools, this is their output; built: image built without an engine; checked: against schemas or emulators; needs-an-account: not run by us. */
  proof: z.enum(['ran', 'built', 'checked', 'needs-an-account']),
  sources: z.array(source).min(1),
  changed,
});
export type LabFile = z.infer<typeof lab>;
