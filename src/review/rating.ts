/** How well a question was answered, from not at all to without thinking. */
export const ratings = ['again', 'hard', 'good', 'easy'] as const;

/** One of the four. */
export type Rating = (typeof ratings)[number];
