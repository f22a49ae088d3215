import { parseFormerIds } from '#progress/former-ids.ts';
import { siteId } from '#progress/keys.ts';
import { currentProfileKey, firstProfile, profileIn } from '#progress/profile.ts';
import { openMirror } from './mirror.ts';
import { ownNames, profileMirror, profileStorage } from './profile-view.ts';
import { openStorage } from './storage.ts';
import { createStore } from './store.ts';

/** Changes of other tabs come in bursts; one look at the storage is enough for a burst. */
const burstMilliseconds = 30;

const channel = openChannel();

/** This browser's storage with all profiles, if it lets us use it. */
export const wholeStorage = openStorage(() => localStorage);

/** The second place for facts, with those of all profiles. */
export const wholeMirror = openMirror(() => indexedDB);

/** The profile this page belongs to. Another profile needs a new page. */
export const profile = currentProfile();

/** This profile's part of the storage. */
export const storage = wholeStorage && profileStorage(wholeStorage, profile);

/** This profile's part of the second place. */
export const mirror = profileMirror(wholeMirror, profile);

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

/** Keys that other tabs have changed and this one has not read yet. */
const changed = new Set<string>();
let waiting: ReturnType<typeof setTimeout> | undefined;

function refreshSoon(): void {
  waiting ??= setTimeout(() => {
    // What comes in meanwhile is read as well.
    void store.take(changed).finally(() => {
      waiting = undefined;
    });
  }, burstMilliseconds);
}

addEventListener('storage', ({ key }) => {
  if (key === currentProfileKey) leaveIfSwitched();
  else if (key === null) setTimeout(() => store.refresh(), burstMilliseconds);
  else {
    for (const name of ownNames(key, profile)) {
      changed.add(name);
      refreshSoon();
    }
  }
});
// A page that comes back from the back/forward cache has missed what happened meanwhile.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  leaveIfSwitched();
  store.refresh();
});
// What localStorage could not take, the other tab left in the mirror.
channel?.addEventListener('message', () => void store.unite());

/** Which profile is in use now; the first one where it cannot be told. */
function currentProfile(): string {
  try {
    return profileIn(wholeStorage?.getItem(currentProfileKey));
  } catch {
    return firstProfile;
  }
}

/** What is on the page belongs to one profile, so with another one everything starts again. */
function leaveIfSwitched(): void {
  if (currentProfile() !== profile) location.reload();
}

/** Puts the profile in use back, after another tab has cleared the storage. */
export function restoreProfile(): void {
  try {
    if (profile !== firstProfile) wholeStorage?.setItem(currentProfileKey, profile);
  } catch {
    // Full: the facts are found under their profile on the progress page.
  }
}

function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(siteId);
  } catch {
    return undefined;
  }
}
