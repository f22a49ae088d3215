import { afterEach, expect, test, vi } from 'vitest';
import { watchUpdates } from '#browser/offline.ts';

class FakeRegistration extends EventTarget {
  readonly scope = 'http://localhost/';
  readonly active = {};
  installing: EventTarget | null = null;
  waiting: EventTarget | null = null;
  readonly update = () => Promise.resolve(this);

  /** A newer version begins to be installed. */
  begin(): void {
    this.installing = new EventTarget();
    this.dispatchEvent(new Event('updatefound'));
  }

  /** The newer version is installed, and waits. */
  end(): void {
    [this.waiting, this.installing] = [this.installing, null];
    this.waiting?.dispatchEvent(new Event('statechange'));
  }
}

/** Watches a registration, and tells how often a newer version was told of. */
async function watched(registration: FakeRegistration): Promise<() => number> {
  const document = Object.assign(new EventTarget(), { hidden: false });
  const serviceWorker = { getRegistration: () => Promise.resolve(registration) };
  vi.stubGlobal('document', document);
  vi.stubGlobal('navigator', { onLine: true, serviceWorker });
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('setInterval', () => 0);
  let toldCount = 0;
  await watchUpdates(
    () => (toldCount += 1),
    () => undefined,
  );
  await Promise.resolve();
  return () => toldCount;
}

afterEach(() => vi.unstubAllGlobals());

test('a newer version that comes later is told of once it waits', async () => {
  const registration = new FakeRegistration();
  const toldCount = await watched(registration);
  registration.begin();
  expect(toldCount()).toBe(0);
  registration.end();
  expect(toldCount()).toBe(1);
});

test('so is one whose installation began before the page could listen', async () => {
  const registration = new FakeRegistration();
  registration.begin();
  const toldCount = await watched(registration);
  expect(toldCount()).toBe(0);
  registration.end();
  expect(toldCount()).toBe(1);
});

test('so is one that waits already', async () => {
  const registration = new FakeRegistration();
  registration.begin();
  registration.end();
  const toldCount = await watched(registration);
  expect(toldCount()).toBeGreaterThan(0);
});
