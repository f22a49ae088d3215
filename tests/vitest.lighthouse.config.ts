import { defineConfig } from 'vitest/config';

// Alone and one at a time: a second browser would spoil the measurement.
export default defineConfig({
  root: `${import.meta.dirname}/..`,
  test: { name: 'lighthouse', include: ['tests/lighthouse/**/*.test.ts'], maxWorkers: 1 },
});
