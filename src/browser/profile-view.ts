import { ownPrefix } from '#progress/keys.ts';
import { firstProfile, profilePrefix } from '#progress/profile.ts';
import type { Mirror } from './mirror.ts';
import type { StorageLike } from './storage.ts';

/**
 * A storage as one profile sees it: its own keys, as if they were those of the first profile, and no
 * others. The first profile sees the storage itself.
 */
export function profileStorage(storage: StorageLike, profile: string): StorageLike {
  if (profile === firstProfile) return storage;
  const { inward, outward } = namesOf(profile);
  return new Proxy(
    {
      getItem: (key: string) => storage.getItem(inward(key)),
      setItem: (key: string, value: string) => storage.setItem(inward(key), value),
      removeItem: (key: string) => storage.removeItem(inward(key)),
    },
    {
      ownKeys: () => Object.keys(storage).flatMap(outward),
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    },
  );
}

/** A mirror as one profile sees it. */
export function profileMirror(mirror: Mirror, profile: string): Mirror {
  if (profile === firstProfile) return mirror;
  const { inward, outward } = namesOf(profile);
  return {
    async read(prefix = '') {
      const all = [...(await mirror.read(inward(prefix)))];
      return new Map(all.flatMap(([key, text]) => outward(key).map((name) => [name, text])));
    },
    write: (changes) => mirror.write(changes.map((one) => ({ ...one, key: inward(one.key) }))),
  };
}

/** What a profile calls a key of the whole storage: none, if the key is not its own. */
export function ownNames(key: string, profile: string): readonly string[] {
  return namesOf(profile).outward(key);
}

function namesOf(profile: string): {
  readonly inward: (key: string) => string;
  readonly outward: (key: string) => readonly string[];
} {
  const prefix = profilePrefix(profile);
  return {
    inward: (key) => prefix + key.slice(ownPrefix.length),
    outward: (key) => (key.startsWith(prefix) ? [ownPrefix + key.slice(prefix.length)] : []),
  };
}
