import { parseFormerIds } from '#progress/former-ids.ts';
import { ownPrefix, siteId } from '#progress/keys.ts';
import { openMirror } from './mirror.ts';
import { openStorage } from './storage.ts';
import { createStore } from './store.ts';

/** Changes of other tabs come in bursts; one look at the storage is enough for a burst. */
const burstMilliseconds = 30;

const channel = openChannel();

/** This browser's storage, if it lets us use it. */
export const storage = openStorage(() => localStorage);

/** The second place for facts. */
export const mirror = openMirror(() => indexedDB);

/** The time of now, in ms since the epoch. */
export const now = (): number => Date.now();

/** Sixteen random bytes. */
export const random = (): Uint8Array => crypto.getRandomValues(new Uint8Array(16));

/** Former ids of steps, which every page carries. */
export const formerIds = parseFormerIds(
  document.querySelector<HTMLMetaElement>('[name=former-ids]')?.content ?? '',
);

/** The progress of this page's learner. */
export const store = createStore(storage, now, {
  mirror,
  random,
  formerIds,
  tellOthers: () => channel?.postMessage(''),
});

let waiting: ReturnType<typeof setTimeout> | undefined;

function refreshSoon(): void {
  waiting ??= setTimeout(() => {
    waiting = undefined;
    store.refresh();
  }, burstMilliseconds);
}

addEventListener('storage', ({ key }) => {
  if (key?.startsWith(ownPrefix) ?? true) refreshSoon();
});
// A page that comes back from the back/forward cache has missed what happened meanwhile.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) store.refresh();
});
// What localStorage could not take, the other tab left in the mirror.
channel?.addEventListener('message', () => void store.unite());

function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(siteId);
  } catch {
    return undefined;
  }
}
