import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFacts } from '#browser/local-facts.ts';
import { profileMirror, profileStorage } from '#browser/profile-view.ts';
import {
  addProfile,
  keepProfile,
  listProfiles,
  useProfile,
  type ProfilePlaces,
} from '#browser/profiles.ts';
import { resetProgress } from '#browser/recovery.ts';
import { openJournal } from '#browser/journal.ts';
import { factPrefix, isNewer, ownPrefix } from '#progress/keys.ts';
import { isReadable } from '#progress/parse-fact.ts';
import {
  currentProfileKey,
  firstProfile,
  nameKey,
  profileIn,
  profilePrefix,
} from '#progress/profile.ts';
import { profileName, parseProfileRecord } from '#progress/profile-record.ts';
import { anyFactSet, hostileText } from '../progress/arbitraries.ts';
import {
  brokenMirror,
  fakeClock,
  fakeMirror,
  fakeRandom,
  fakeStorage,
  settled,
  storeOver,
} from './fakes.ts';

const [aina, ben] = ['a'.repeat(26), 'b'.repeat(26)];
const anyProfile = fc.constantFrom(firstProfile, aina, ben);
const inProfile = (facts: ReadonlyMap<string, string>, id: string) =>
  [...facts].map(([key, text]): [string, string] => [
    profilePrefix(id) + key.slice(ownPrefix.length),
    text,
  ]);
const placesOver = (storage = fakeStorage(), mirror = fakeMirror()) => {
  const clock = fakeClock();
  const places: ProfilePlaces = { storage, mirror, now: clock.now, random: fakeRandom() };
  return { places, storage, mirror, clock };
};
/** Opens a page of a profile, and waits until both places are united. */
const openPage = async (
  storage: ReturnType<typeof fakeStorage>,
  mirror: ReturnType<typeof fakeMirror>,
  id: string,
) => {
  const seen = { storage: profileStorage(storage, id), mirror: profileMirror(mirror, id) };
  const [clock, random] = [fakeClock(), fakeRandom()];
  const store = storeOver(seen.storage, { mirror: seen.mirror, random, now: clock.now });
  await settled();
  const journal = openJournal(seen.mirror, seen.storage, clock.now);
  return { store, journal, now: clock.now, random };
};

test('facts of the first profile stand where they always stood', async () => {
  const storage = fakeStorage();
  expect(profileStorage(storage, firstProfile)).toBe(storage);
  const { store } = await openPage(storage, fakeMirror(), firstProfile);
  store.record({ kind: 'lesson', id: 'a', value: 'done' });
  expect([...storage.records.keys()]).toEqual([`${factPrefix}lesson:a`]);
});

test('each profile sees its own facts in both places, and nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(anyFactSet, anyFactSet, anyFactSet, anyProfile, async (a, b, c, id) => {
      const sets = new Map([
        [firstProfile, a],
        [aina, b],
        [ben, c],
      ]);
      const records = new Map([...sets].flatMap(([owner, facts]) => inProfile(facts, owner)));
      for (const [inStorage, inMirror] of [
        [records, new Map<string, string>()],
        [new Map<string, string>(), records],
        [records, records],
      ] as const) {
        const storage = fakeStorage(new Map(inStorage));
        const { store } = await openPage(storage, fakeMirror(new Map(inMirror)), id);
        expect(store.facts()).toEqual(new Map(sets.get(id)));
        expect(store.keeping()).toBe('kept');
      }
    }),
    { numRuns: 300 },
  );
});

test('what is done, reset and taken back in one profile leaves the others byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(anyFactSet, anyFactSet, anyProfile, async (own, others, id) => {
      const rest = new Map(
        [firstProfile, aina, ben]
          .filter((other) => other !== id)
          .flatMap((other) => [...inProfile(others, other), [nameKey(other), '{}'] as const]),
      );
      const storage = fakeStorage(new Map([...rest, ...inProfile(own, id)]));
      const mirror = fakeMirror(new Map(storage.records));
      const recovery = await openPage(storage, mirror, id);
      recovery.store.record({ kind: 'lesson', id: 'new', value: 'done' });
      await resetProgress(
        recovery,
        [...recovery.store.facts()].map(([key, before]) => ({ key, before })),
      );
      await settled();
      expect(storage.records).toEqual(rest);
      const journal = `${profilePrefix(id)}journal:`;
      expect(new Map([...mirror.records].filter(([key]) => !key.startsWith(journal)))).toEqual(
        rest,
      );
      expect(await recovery.journal.entries()).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
});

test('code that knows no profiles takes none of their keys for its own or for a newer one', () => {
  fc.assert(
    fc.property(anyFactSet, fc.constantFrom(aina, ben), (facts, id) => {
      const keys = [
        ...inProfile(facts, id).map(([key]) => key),
        ...[currentProfileKey, nameKey(id), nameKey(firstProfile)],
      ];
      const records = new Map(keys.map((key) => [key, '{"at":1,"value":"done"}']));
      for (const [key, text] of records)
        expect([isNewer(key), isReadable(key, text)], key).toEqual([false, false]);
      const storage = fakeStorage(new Map(records));
      expect(readFacts(storage, 1).size).toBe(0);
      expect(storage.records).toEqual(records);
    }),
    { numRuns: 500 },
  );
});

test('a damaged record of a profile is put aside within the profile', async () => {
  const storage = fakeStorage(new Map(inProfile(new Map([[`${factPrefix}lesson:a`, '{']]), aina)));
  await openPage(storage, fakeMirror(), aina);
  expect([...storage.records]).toEqual([
    [expect.stringMatching(`^${profilePrefix(aina)}quarantine:\\d+:v1:lesson:a$`), '{'],
  ]);
});

test('profiles are made, named, used, removed and brought back', async () => {
  const { places, storage } = placesOver();
  const id = await addProfile(places, 'Aina');
  expect(profileIn(id)).toBe(id);
  useProfile(places, id);
  expect(profileIn(storage.records.get(currentProfileKey))).toBe(id);
  await keepProfile(places, { id, name: 'Aina B', isRemoved: false });
  await keepProfile(places, { id: firstProfile, name: 'Ben', isRemoved: false });
  const names = async () =>
    (await listProfiles(places, id)).map(({ name, isRemoved }) => [name, isRemoved]);
  expect(await names()).toEqual([
    ['Ben', false],
    ['Aina B', false],
  ]);
  await keepProfile(places, { id, name: 'Aina B', isRemoved: true });
  expect((await names())[1]).toEqual(['Aina B', true]);
  await keepProfile(places, { id, name: 'Aina B', isRemoved: false });
  useProfile(places, firstProfile);
  expect(storage.records.has(currentProfileKey)).toBe(false);
  expect((await names())[1]).toEqual(['Aina B', false]);
});

test('a removed profile keeps every fact for thirty days, and takes only its own with it', async () => {
  const facts = new Map([[`${factPrefix}lesson:a`, '{"at":1,"value":"done"}']]);
  const others = [...inProfile(facts, firstProfile), ...inProfile(facts, ben)];
  const records = new Map([...others, ...inProfile(facts, aina)]);
  const { places, storage, mirror, clock } = placesOver(
    fakeStorage(new Map(records)),
    fakeMirror(new Map(records)),
  );
  await keepProfile(places, { id: aina, name: 'Aina', isRemoved: true });
  clock.time += 30 * 86_400_000;
  expect((await listProfiles(places, firstProfile)).map(({ id }) => id)).toContain(aina);
  for (const [key, text] of records) expect(storage.records.get(key)).toBe(text);
  clock.time += 1;
  expect((await listProfiles(places, aina)).map(({ id }) => id)).toContain(aina);
  expect((await listProfiles(places, firstProfile)).map(({ id }) => id)).not.toContain(aina);
  expect(storage.records).toEqual(new Map(others));
  expect(mirror.records).toEqual(new Map(others));
});

test('facts whose name is lost are found as a profile, from either place', async () => {
  const facts = inProfile(new Map([[`${factPrefix}lesson:a`, '{"at":1,"value":"done"}']]), aina);
  for (const [here, there] of [
    [facts, []],
    [[], facts],
  ] as const) {
    const { places } = placesOver(fakeStorage(new Map(here)), fakeMirror(new Map(there)));
    expect((await listProfiles(places, firstProfile)).map(({ id }) => id)).toEqual(['', aina]);
  }
});

test('without the second place profiles work from the first', async () => {
  const { storage, clock } = placesOver();
  const places = { storage, mirror: brokenMirror(), now: clock.now, random: fakeRandom() };
  const id = await addProfile(places, 'Aina');
  expect((await listProfiles(places, id)).map(({ name }) => name)).toEqual(['', 'Aina']);
});

test('where the storage refuses, nothing is switched or named', async () => {
  const storage = fakeStorage(new Map(), { quota: 0 });
  const { places, mirror } = placesOver(storage);
  await expect(addProfile(places, 'Aina')).rejects.toThrow('quota');
  expect(() => useProfile(places, aina)).toThrow('quota');
  expect(mirror.records.size).toBe(0);
});

test('whatever is stored for a profile is read without an error', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(['', ...[aina]].includes(profileIn(text)) || text.length === 26).toBe(true);
      const record = parseProfileRecord(text);
      if (record) expect(record.name.length).toBeLessThanOrEqual(40);
      const name = profileName(text);
      if (name !== undefined) expect(name.trim()).toBe(name);
    }),
    { numRuns: 2000 },
  );
});
