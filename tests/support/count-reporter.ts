import { writeFileSync } from 'node:fs';
import { env } from 'node:process';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Writes how many browser tests passed and failed, for the closing line of `npm test`. */
class CountReporter implements Reporter {
  #passed = 0;
  #failed = 0;

  onTestEnd(_test: TestCase, result: TestResult): void {
    if (result.status === 'passed') this.#passed += 1;
    else if (result.status !== 'skipped') this.#failed += 1;
  }

  onEnd(): void {
    const file = env['TEST_COUNTS'];
    if (file) writeFileSync(file, JSON.stringify({ passed: this.#passed, failed: this.#failed }));
  }
}

// Playwright loads reporters by their default export.
export default CountReporter;
