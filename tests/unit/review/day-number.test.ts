import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayBegins, dayNumber, localClock, noonOf } from '#review/day-number.ts';

const hour = 3_600_000;

test('a day begins at four in the morning', () => {
  const clock = localClock('Asia/Kuala_Lumpur');
  const before = Date.parse('2026-11-24T03:59:59+08:00');
  expect(dayNumber(before + 1000, clock) - dayNumber(before, clock)).toBe(1);
  expect(dayBegins).toBe(4);
});

test('a day is shown as the date on which it began', () => {
  const day = dayNumber(Date.parse('2026-11-25T02:30:00+08:00'), localClock('Asia/Kuala_Lumpur'));
  expect(new Date(noonOf(day)).toISOString().slice(0, 10)).toBe('2026-11-24');
});

test('a zone that nobody knows is refused', () => {
  expect(() => localClock('Asia/Sampai')).toThrow(RangeError);
});

test('S17 days follow each other without a gap in every zone, three years, six hours of beginning', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const years = [2025, 2026, 2027];
  const begins = [0, 1, 4, 12, 22, 23];
  let checked = 0;
  for (const zone of zones) {
    const clock = localClock(zone);
    const changes = years.flatMap((year) => offsetChanges(clock, year));
    for (const beginsAt of begins) {
      for (const change of changes) {
        const times = Array.from({ length: 73 }, (_, place) => change + (place - 36) * hour);
        const days = times.map((at) => dayNumber(at, clock, beginsAt));
        days.slice(1).forEach((day, place) => {
          const step = day - (days[place] ?? day);
          if (step !== 0 && step !== 1)
            expect.fail(`${zone} ${beginsAt} ${new Date(change).toISOString()}`);
        });
        expect(new Set(days).size).toBeGreaterThanOrEqual(3);
      }
      checked += years.length;
    }
  }
  console.log(
    `days: ${zones.length} zones × ${years.length} years × ${begins.length} beginnings = ${checked}`,
  );
  expect(zones.length).toBeGreaterThan(400);
}, 120_000);

/** Moments around which the offset of a zone changes, and one where it does not. */
function offsetChanges(clock: ReturnType<typeof localClock>, year: number): readonly number[] {
  const start = Date.UTC(year, 0, 1);
  const offsetOn = (day: number) => {
    const at = start + day * 24 * hour;
    const { year: y, month, day: d, hour: h } = clock(at);
    return Date.UTC(y, month - 1, d, h) - at;
  };
  const found = [start + 180 * 24 * hour];
  let before = offsetOn(0);
  for (let day = 1; day < 366; day += 1) {
    const now = offsetOn(day);
    if (now !== before) found.push(start + (day - 1) * 24 * hour);
    before = now;
  }
  return found;
}

test('S17 a later moment is never an earlier day', () => {
  const clocks = ['America/Santiago', 'Africa/Cairo', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC'].map(
    localClock,
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...clocks),
      fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2035, 0, 1) }),
      fc.integer({ min: 0, max: 40 * 24 * hour }),
      (clock, at, later) => dayNumber(at + later, clock) >= dayNumber(at, clock),
    ),
    { numRuns: 2000 },
  );
});
