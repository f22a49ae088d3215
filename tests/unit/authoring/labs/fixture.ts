import { resolve } from 'node:path';

/** A small healthy content folder: two labs, the second on the first. */
export const content = resolve('tests/fixtures/labs/content');

/** Labs with one mistake each. */
export const broken = resolve('tests/fixtures/labs/broken');
