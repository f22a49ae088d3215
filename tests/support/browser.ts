import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { env, getuid, platform } from 'node:process';
import { chromium } from '@playwright/test';

/** Start options for a Chromium that runs tests alone, without a call to any host. */
export const quietArguments = [
  ...(getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const usualPlaces: Readonly<Record<string, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  ],
};

/**
 * The Chromium to test with: CHROMIUM_PATH, an installed one, Playwright's own download; on Debian
 * as root one is installed from Debian's packages.
 *
 * @throws with the ways to get a browser when there is none
 */
export function findChromium(): string {
  const found = candidates().find((path) => existsSync(path));
  if (found !== undefined) return found;
  if (installFromDebian()) return findInstalled();
  throw new Error(
    `No Chromium was found (looked at ${candidates().join(', ')}). Run "npx playwright install chromium", install Chrome or Chromium, or set CHROMIUM_PATH.`,
  );
}

function candidates(): readonly string[] {
  const named = env['CHROMIUM_PATH'];
  return [...(named ? [named] : []), ...(usualPlaces[platform] ?? []), chromium.executablePath()];
}

function findInstalled(): string {
  const path = '/usr/bin/chromium';
  if (existsSync(path)) return path;
  throw new Error('Debian’s chromium package was installed, but /usr/bin/chromium is not there.');
}

function installFromDebian(): boolean {
  if (!existsSync('/etc/debian_version') || getuid?.() !== 0) return false;
  console.log('No Chromium found: installing Debian’s package.');
  const options = { stdio: 'inherit', env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  spawnSync('apt-get', ['update', '-qq'], options);
  const { status } = spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    options,
  );
  return status === 0;
}
