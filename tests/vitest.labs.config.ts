import { defineConfig } from 'vitest/config';

// The runner of labs and lesson code, over two small labs: needs bash, Python 3.11 and uv.
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: {
    name: 'labs',
    include: ['tests/labs/**/*.test.ts'],
    testTimeout: 120_000,
  },
});
