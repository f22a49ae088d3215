import { expect, test } from 'vitest';
import { openJournal } from '#browser/journal.ts';
import { applyImport, type Recovery } from '#browser/recovery.ts';
import { difference } from '#progress/difference.ts';
import { exportText } from '#progress/export-text.ts';
import { factKey, isOneOfMany, type NewFact } from '#progress/fact.ts';
import { parseExport } from '#progress/parse-export.ts';
import { parseFact } from '#progress/parse-fact.ts';
import { ulid } from '#progress/ulid.ts';
import { ratings } from '#review/rating.ts';
import { seededRandom, type Random } from '#simulators/random.ts';
import { fakeMirror, fakeStorage, settled, storeOver } from './fakes.ts';

const dayMilliseconds = 86_400_000;
const [dayCount, lessonCount, reviewCount] = [300, 150, 6000];

/** A browser of the learner, with a clock that is some ms wrong and a storage that sometimes refuses. */
function device(random: Random, clock: { time: number }, wrongBy: number, refusals: number) {
  let last = new Uint8Array(16);
  const bytes = () => (last = Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256)));
  const now = () => clock.time + wrongBy;
  const storage = fakeStorage(new Map(), {
    beforeCall(call) {
      if (call === 'setItem' && random() < refusals)
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    },
  });
  const mirror = fakeMirror();
  const store = storeOver(storage, { mirror, random: bytes, now });
  const recovery: Recovery = {
    store,
    journal: openJournal(mirror, storage, now),
    now,
    random: bytes,
  };
  /** Records, and tells the key. */
  function record(fact: NewFact): string {
    store.record(fact);
    const stamped = { ...fact, at: now(), ulid: ulid(now(), last) };
    return factKey(stamped);
  }
  return { store, recovery, record };
}

type Device = ReturnType<typeof device>;

/** Brings a file of one device to the other. */
async function carry(from: Device, to: Device): Promise<void> {
  const read = parseExport(exportText(from.store.facts()));
  if (read.kind !== 'read') throw new Error(read.why);
  expect(read.refused).toEqual([]);
  await applyImport(to.recovery, difference(to.store.facts(), read.facts));
}

test('S22 S24 a year of study on two devices ends with every fact on both', async () => {
  const random = seededRandom(20_261_124);
  const clock = { time: Date.UTC(2026, 10, 24, 8) };
  // The phone's clock is eleven minutes behind, and a fifth of its writes fail.
  const laptop = device(random, clock, 0, 0);
  const phone = device(random, clock, -660_000, 0.2);
  const pick = (count: number) => Math.floor(random() * count);
  const wanted = new Set<string>();
  const counts = new Map<string, number>();
  /** Records on one device, and notes what must be there in the end. */
  function record(on: Device, fact: NewFact): void {
    wanted.add(on.record(fact));
    counts.set(fact.kind, (counts.get(fact.kind) ?? 0) + 1);
  }
  const studyDays = Array.from({ length: dayCount }, (_, at) => at + Math.floor(at / 6));
  for (const [place, day] of studyDays.entries()) {
    clock.time = Date.UTC(2026, 10, 24, 8) + day * dayMilliseconds + pick(36_000_000);
    const on = random() < 0.6 ? laptop : phone;
    if (place % 2 === 0) {
      const id = `lesson-${place / 2}`;
      record(on, { kind: 'visit', id, value: 'read' });
      record(on, { kind: 'spent', id, value: String(600 + pick(3000)) });
      for (let question = 0; question < 3; question += 1)
        record(on, {
          ...{ kind: 'answer', id: `${id}-q${question}`, step: id },
          ...{ isRight: random() < 0.7, chosen: ['a'] },
        });
      record(on, { kind: 'lesson', id, value: 'done' });
    }
    for (let review = 0; review < reviewCount / dayCount; review += 1) {
      clock.time += 20_000;
      const id = `lesson-${pick(place / 2 + 1)}-q${pick(3)}`;
      record(on, { kind: 'rating', id, value: ratings[pick(4)] ?? 'good' });
    }
    if (place % 40 === 39) {
      await carry(laptop, phone);
      await carry(phone, laptop);
    }
  }
  await settled();
  await carry(laptop, phone);
  await carry(phone, laptop);
  expect(Object.fromEntries(counts)).toMatchObject({ lesson: lessonCount, rating: reviewCount });
  for (const { store } of [laptop, phone]) {
    const facts = store.facts();
    expect([...wanted].filter((key) => !facts.has(key))).toEqual([]);
    const { done, spent } = store.read();
    expect(done.size).toBe(lessonCount);
    expect(spent.size).toBe(lessonCount);
    const oneOfMany = [...facts].filter(([key, value]) => {
      const fact = parseFact(key, value);
      return fact.kind !== 'other' && fact.kind !== 'unreadable' && isOneOfMany(fact);
    });
    expect(oneOfMany).toHaveLength(reviewCount + lessonCount * 4);
  }
  // Byte for byte the same file on both.
  expect(exportText(laptop.store.facts())).toBe(exportText(phone.store.facts()));
  console.log(
    `A year: ${dayCount} days, ${lessonCount} lessons, ${reviewCount} reviews; ${wanted.size} of ${wanted.size} facts kept on both devices`,
  );
}, 120_000);
