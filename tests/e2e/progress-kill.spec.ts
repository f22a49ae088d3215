import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type Page } from '@playwright/test';
import { findChromium, quietArguments } from '../support/browser.ts';
import {
  doneButton,
  expectMirrored,
  fault,
  lesson,
  lessonKey,
  markDone,
  mirrorOf,
  printProved,
  storageOf,
} from './progress-support.ts';

test.describe.configure({ mode: 'default' });
printProved();

interface OwnBrowser {
  readonly process: ChildProcess;
  readonly page: Page;
}

/** Starts a browser of our own over a profile, so that it can be killed by its process id. */
async function start(profile: string): Promise<OwnBrowser> {
  const process = spawn(
    findChromium(),
    [
      ...quietArguments,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const address = await new Promise<string>((resolve, reject) => {
    let text = '';
    process.stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (found) resolve(found);
    });
    process.once('exit', () => {
      reject(new Error(`The browser ended: ${text}`));
    });
  });
  const browser = await chromium.connectOverCDP(address);
  const context = browser.contexts()[0] ?? (await browser.newContext());
  return { process, page: await context.newPage() };
}

async function kill({ process }: OwnBrowser): Promise<void> {
  const ended = new Promise((resolve) => process.once('exit', resolve));
  process.kill('SIGKILL');
  await ended;
}

const rounds = Number(process.env['KILL_ROUNDS'] ?? 20);

for (let round = 1; round <= rounds; round += 1) {
  fault(
    'S07',
    `a browser killed right after the mirror wrote loses nothing, round ${round}`,
    async () => {
      const profile = mkdtempSync(join(tmpdir(), 'killed-'));
      const address = new URL(lesson, test.info().project.use.baseURL).href;
      const first = await start(profile);
      try {
        await first.page.goto(address);
        await markDone(first.page);
        await expectMirrored(first.page, lessonKey);
        await kill(first);
        const second = await start(profile);
        try {
          await second.page.goto(address);
          await expect(doneButton(second.page)).toHaveText('Mark as not done');
          expect(Object.keys(await storageOf(second.page))).toContain(lessonKey);
          expect(Object.keys(await mirrorOf(second.page))).toContain(lessonKey);
        } finally {
          await kill(second);
        }
      } finally {
        first.process.kill('SIGKILL');
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  );
}
