import { env } from 'node:process';
import { defineConfig } from '@playwright/test';
import { siteBase } from '../src/authoring/site-base.ts';
import { findChromium, quietArguments } from './support/browser.ts';

const port = Number(env['TEST_PORT'] ?? 24_817);

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  snapshotPathTemplate: '{testDir}/spoken/{arg}{ext}',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  reporter: [['list'], ['./support/count-reporter.ts']],
  use: {
    baseURL: `http://127.0.0.1:${port}${siteBase}`,
    browserName: 'chromium',
    launchOptions: { executablePath: findChromium(), args: quietArguments },
  },
  webServer: {
    command: `node src/authoring/run.mjs tests/support/serve-built-site.ts ${port}`,
    cwd: `${import.meta.dirname}/..`,
    url: `http://127.0.0.1:${port}${siteBase}`,
    reuseExistingServer: true,
  },
});
