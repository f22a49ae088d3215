import type { Profile } from '#browser/profiles.ts';
import type { Change } from '#progress/difference.ts';
import { counted } from '#progress/preview.ts';
import { firstProfile } from '#progress/profile.ts';
import { dayOf } from './backup-words.ts';

/** What a profile is called. */
export function profileTitle({ id, name }: Pick<Profile, 'id' | 'name'>): string {
  return name || (id === firstProfile ? 'First profile' : 'Profile without a name');
}

/** A profile that is not in use. */
export function profileWords(profile: Profile): string {
  const { at, isRemoved } = profile;
  return isRemoved ? `${profileTitle(profile)}, removed on ${dayOf(at)}` : profileTitle(profile);
}

/** What goes with a profile, before it goes. */
export function removedProfileWords(profile: Profile, facts: readonly Change[]): string {
  const count = facts.length ? counted(facts) : 'nothing yet';
  return `This removes the profile “${profileTitle(profile)}” with what it keeps: ${count}. You can bring it back for 30 days on this page. Other profiles stay as they are.`;
}

/** Whose file it is, where it is not of the profile in use. */
export function fileOwnerWords(owner: string | undefined, inUse: string | undefined): string[] {
  if (owner === undefined || owner === inUse) return [];
  return [`The file is of the profile “${owner}”. It would come into the profile in use.`];
}
