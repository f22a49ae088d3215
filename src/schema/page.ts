import { z } from 'zod';
import { changed, line, searchWords, source } from './fields.ts';

/** Front matter of content/pages/<page>.mdx. The file name is its address. */
export const page = z.strictObject({
  title: line(3, 90),
  summary: line(20, 160),
  searchWords,
  sources: z.array(source).default([]),
  changed,
});
export type PageFile = z.infer<typeof page>;
