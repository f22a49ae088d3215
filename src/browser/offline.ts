/** What the worker answers while it works and when it is done. */
type Answer =
  | { readonly progress: number; readonly total: number }
  | { readonly done: true; readonly parts: readonly string[] }
  | { readonly failed: string; readonly isFull: boolean };

/** A download that did not succeed; what was downloaded before is still there. */
export class OfflineError extends Error {
  readonly isFull: boolean;

  constructor(message: string, isFull: boolean) {
    super(message);
    this.isFull = isFull;
  }
}

const worker = `${import.meta.env.BASE_URL}sw.js`;

/** Tells whether this browser can keep a copy of the site. */
export function canDownload(): boolean {
  try {
    return Boolean((navigator as Partial<Navigator>).serviceWorker) && 'caches' in globalThis;
  } catch {
    // A page without an origin may not even ask.
    return false;
  }
}

/**
 * Downloads the shared pages and these parts; parts that are not named are removed.
 *
 * @param report called with the count of files that are there, and of all
 * @throws OfflineError when a file is missing or there is no room
 */
export async function download(
  parts: readonly string[],
  report: (done: number, total: number) => void,
): Promise<readonly string[]> {
  let registration: ServiceWorkerRegistration | undefined;
  try {
    registration = await navigator.serviceWorker.register(worker, { updateViaCache: 'none' });
  } catch (error) {
    throw new OfflineError(String(error), false);
  }
  return ask(await activeWorker(registration), { what: 'download', parts }, report);
}

/** The worker once it is active; `navigator.serviceWorker.ready` would wait for ever for one that fails. */
function activeWorker(
  registration: Partial<ServiceWorkerRegistration> | undefined,
): Promise<ServiceWorker> {
  const coming = registration?.active ?? registration?.installing ?? registration?.waiting;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (coming?.state === 'activated') resolve(coming);
      else if (!coming || coming.state === 'redundant')
        reject(new OfflineError('The worker of the site could not start.', false));
    };
    coming?.addEventListener('statechange', look);
    look();
  });
}

/** Removes the copy and the worker. */
export async function removeDownload(): Promise<void> {
  const registration = await ownRegistration();
  if (registration?.active) await ask(registration.active, { what: 'remove' }, () => undefined);
  await registration?.unregister();
}

/** The parts that are downloaded; undefined when there is no copy. */
export async function downloadedParts(): Promise<readonly string[] | undefined> {
  const registration = canDownload() ? await ownRegistration() : undefined;
  if (!registration?.active) return undefined;
  const parts = await ask(registration.active, { what: 'parts' }, () => undefined);
  return parts.length > 0 ? parts : undefined;
}

const updateHours = 1;

/**
 * Looks for a newer version now, when the page is shown again or online again, and each hour.
 *
 * @param tell called with what lets it take over, when one is waiting
 * @param reload called when the newer version, asked for here, has taken over
 */
export async function watchUpdates(
  tell: (load: () => void) => void,
  reload: () => void,
): Promise<void> {
  const registration = await ownRegistration();
  if (!registration) return;
  const look = () => {
    if (registration.waiting) tell(() => void loadNewer(registration, reload));
  };
  const update = () => {
    // Without a network an update logs an error and finds nothing.
    if (navigator.onLine && !document.hidden) registration.update().then(look, () => undefined);
  };
  const follow = () => registration.installing?.addEventListener('statechange', look);
  registration.addEventListener('updatefound', follow);
  // The browser looks for itself at each visit, and may have found one before this script ran.
  follow();
  document.addEventListener('visibilitychange', update);
  addEventListener('online', update);
  setInterval(update, updateHours * 3_600_000);
  look();
  update();
}

/** Lets the waiting version take over. */
async function loadNewer(
  { waiting }: ServiceWorkerRegistration,
  reload: () => void,
): Promise<void> {
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true });
  await quietNetwork();
  waiting?.postMessage({ what: 'skip-waiting' });
}

const quietMilliseconds = 500;
const quietRounds = 10;

/**
 * Waits until the page has loaded nothing for a while. Chromium stops the old worker when the new
 * one asks to take over; a request that comes in that moment starts the old one again, and then
 * the new one waits until that has been idle for 30 s. The press of a button loads scripts.
 */
async function quietNetwork(): Promise<void> {
  let before = -1;
  for (let round = 0; round < quietRounds; round += 1) {
    const now = performance.getEntriesByType('resource').length;
    if (now === before) return;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, quietMilliseconds));
  }
}

async function ownRegistration(): Promise<ServiceWorkerRegistration | undefined> {
  const found = await navigator.serviceWorker.getRegistration(import.meta.env.BASE_URL);
  // A worker at the root of the origin is another project's.
  const isOurs = found && new URL(found.scope).pathname === import.meta.env.BASE_URL;
  return isOurs ? found : undefined;
}

function ask(
  target: ServiceWorker,
  question: object,
  report: (done: number, total: number) => void,
): Promise<readonly string[]> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      if ('progress' in data) report(data.progress, data.total);
      else {
        port1.close();
        if ('done' in data) resolve(data.parts);
        else reject(new OfflineError(data.failed, data.isFull));
      }
    };
    target.postMessage(question, [port2]);
  });
}
