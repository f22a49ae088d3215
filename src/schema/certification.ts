import { z } from 'zod';
import { day, id, inlineMarkdown, line, source } from './fields.ts';

/** certifications/<id>.yaml: one exam, its state and what it asks. */
export const certification = z.strictObject({
  title: line(5, 100),
  /** The vendor's code, e.g. MLA-C02. */
  code: line(2, 20),
  vendor: line(2, 40),
  /** Platform of cloud-platforms whose track leads to it; absent for exams that are only named. */
  platform: id.optional(),
  /** active; beta; retired: can no longer be sat. */
  status: z.enum(['active', 'beta', 'retired']),
  /** Id of the certification that took its place. */
  replacedBy: id.optional(),
  summary: line(20, 240),
  /** Dated facts in reading order. Each names its claim in claims.yaml. */
  facts: z.array(z.strictObject({ label: line(2, 40), claim: id })).min(1),
  /** What is in doubt between sources, said plainly. */
  caveats: z.array(inlineMarkdown).default([]),
  domains: z
    .array(
      z.strictObject({
        /** "1", "2" … as the vendor numbers them. */
        number: z.string().regex(/^\d+$/),
        title: line(3, 100),
        /** Share of the exam in percent, as the vendor prints it: "28", "15–20". */
        weight: z.string().regex(/^\d+(–\d+)?$/, 'Write "28" or "15–20".'),
        /** Numbers of the skills in this domain; the vendor's page has the words. */
        skills: z.array(z.string().regex(/^\d+(\.\d+)+$/)).default([]),
      }),
    )
    .default([]),
  sources: z.array(source).min(1),
  checked: day,
});
export type CertificationFile = z.infer<typeof certification>;
