import { nameKey } from '#progress/profile.ts';
import { parseProfileRecord } from '#progress/profile-record.ts';
import { profile, wholeStorage } from './progress-store.ts';

/** What the learner calls the profile in use; undefined when it has no name. */
export function nameInUse(): string | undefined {
  try {
    return parseProfileRecord(wholeStorage?.getItem(nameKey(profile)))?.name;
  } catch {
    return undefined;
  }
}
