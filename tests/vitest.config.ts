import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    name: 'unit',
    include: ['tests/unit/**/*.test.ts', 'tests/content/**/*.test.ts'],
    exclude: ['tests/content/source-rows.test.ts'],
    testTimeout: 60_000,
  },
});
