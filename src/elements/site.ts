// The one script of every page: small enough to come whole, so that no page waits for a chain of files.
import '#browser/trusted-types.ts';
import { nameInUse } from '#browser/profile-name.ts';
import './theme-switch.ts';
import './storage-notice.ts';
import './progress-marks.ts';
import './site-search.ts';
import './continue-card.ts';
import './lesson.ts';

// On a shared computer every page says whose progress it keeps.
const name = nameInUse();
if (name) document.querySelector('header [href$="/progress/"]')?.append(` (${name})`);

// Only where the learner has downloaded the site is there anything to update.
try {
  if ((navigator as Partial<Navigator>).serviceWorker?.controller)
    void import('./offline-updates.ts').catch(() => undefined);
} catch {
  // A page without an origin may not even ask.
}
