import 'vitest/config';
import { getViteConfig } from 'astro/config';

const root = `${import.meta.dirname}/..`;

// Renders .astro components through Astro's own pipeline; slower, so apart from the plain tests.
export default getViteConfig({
  root,
  test: { name: 'components', include: ['tests/components/**/*.test.ts'], testTimeout: 60_000 },
});
