import { ownPrefix } from './keys.ts';

/** Names the profile in use; absent for the first one, whose facts stand where they always stood. */
export const currentProfileKey = `${ownPrefix}profile`;

/** Names of profiles are kept under it. */
export const namePrefix = `${ownPrefix}profile-name:`;
const idPattern = /^[0-9a-v]{26}$/;

/** The id of the first profile: none. */
export const firstProfile = '';

/**
 * What every key of a profile starts with, where those of the first one start with `ownPrefix`. No
 * version of the site takes such a key for a fact of its own, nor for one of a newer version.
 */
export function profilePrefix(id: string): string {
  return id === firstProfile ? ownPrefix : `${currentProfileKey}:${id}:`;
}

/** The profile a stored text names; the first one if it names none. Total. */
export function profileIn(text: string | null | undefined): string {
  return text && idPattern.test(text) ? text : firstProfile;
}

/** The profile whose facts a key belongs to, if it is not the first one. */
export function ownerOf(key: string): string | undefined {
  const start = `${currentProfileKey}:`;
  const id = key.startsWith(start) ? key.slice(start.length).split(':')[0] : undefined;
  return id && idPattern.test(id) ? id : undefined;
}

/** Where the name of a profile is kept. */
export function nameKey(id: string): string {
  return `${namePrefix}${id || 'first'}`;
}
