import { defineConfig } from 'vitest/config';

// Checks of what was built: run "npm run build" first.
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    name: 'site',
    include: ['tests/site/**/*.test.ts', 'tests/content/source-rows.test.ts'],
    testTimeout: 120_000,
  },
});
