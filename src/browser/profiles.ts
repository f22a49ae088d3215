import { winner, type FactSet } from '#progress/fact-set.ts';
import { undoDays } from '#progress/journal-entry.ts';
import {
  currentProfileKey,
  firstProfile,
  nameKey,
  namePrefix,
  ownerOf,
  profilePrefix,
} from '#progress/profile.ts';
import { parseProfileRecord, profileText, type ProfileRecord } from '#progress/profile-record.ts';
import { ulid } from '#progress/ulid.ts';
import type { Mirror } from './mirror.ts';
import type { StorageLike } from './storage.ts';

/** One of several sets of progress in this browser. */
export interface Profile extends ProfileRecord {
  readonly id: string;
}

/** What profiles are kept in: both places whole, not as one profile sees them. */
export interface ProfilePlaces {
  readonly storage: StorageLike;
  readonly mirror: Mirror;
  readonly now: () => number;
  readonly random: () => Uint8Array;
}

/**
 * All profiles, the first one first, the others as they were made. Facts without a name count as a
 * profile too, so that none is out of reach. What was removed long ago goes for good, except `used`.
 */
export async function listProfiles(
  places: ProfilePlaces,
  used: string,
): Promise<readonly Profile[]> {
  const stored = storedTexts(places.storage);
  const mirrored = await places.mirror.read().catch((): FactSet => new Map());
  const ids = new Set([...stored.keys(), ...mirrored.keys()].flatMap((key) => idOf(key) ?? []));
  const profiles: Profile[] = [];
  for (const id of [firstProfile, ...[...ids].sort()]) {
    const [here, there] = [stored.get(nameKey(id)), mirrored.get(nameKey(id))];
    const text = winner(here ?? there ?? '', there ?? here ?? '');
    const record = parseProfileRecord(text) ?? { name: '', at: 0, isRemoved: false };
    const isOver = record.isRemoved && places.now() - record.at > undoDays * 86_400_000;
    if (isOver && id !== used) await forget(places, id, [...stored.keys(), ...mirrored.keys()]);
    else profiles.push({ id, ...record });
  }
  return profiles;
}

/** Keeps a name, a removal or its undoing. Rejects where the storage refuses; then nothing changed. */
export async function keepProfile(
  places: ProfilePlaces,
  profile: Omit<Profile, 'at'>,
): Promise<void> {
  const [key, after] = [nameKey(profile.id), profileText({ ...profile, at: places.now() })];
  places.storage.setItem(key, after);
  await places.mirror.write([{ key, after }]).catch(() => undefined);
}

/** A new profile without any facts; `useProfile` goes to it. */
export async function addProfile(places: ProfilePlaces, name: string): Promise<string> {
  const id = ulid(places.now(), places.random());
  await keepProfile(places, { id, name, isRemoved: false });
  return id;
}

/**
 * Makes a profile the one in use. Every open page, this one too, has to be loaded again.
 *
 * @throws whatever the storage throws; then the old one is still in use
 */
export function useProfile({ storage }: ProfilePlaces, id: string): void {
  if (id === firstProfile) storage.removeItem(currentProfileKey);
  else storage.setItem(currentProfileKey, id);
}

async function forget(
  { storage, mirror }: ProfilePlaces,
  id: string,
  keys: readonly string[],
): Promise<void> {
  const own = keys.filter((key) => idOf(key) === id);
  for (const key of own) storage.removeItem(key);
  await mirror.write(own.map((key) => ({ key }))).catch(() => undefined);
}

/** The profile that a key of facts or a name belongs to; undefined for the first one's. */
function idOf(key: string): string | undefined {
  const isName = key.startsWith(namePrefix);
  return ownerOf(isName ? profilePrefix(key.slice(namePrefix.length)) : key);
}

function storedTexts(storage: StorageLike): FactSet {
  const keys = Object.keys(storage).filter((key) => key.startsWith(currentProfileKey));
  return new Map(keys.map((key) => [key, storage.getItem(key) ?? '']));
}
