const dayMilliseconds = 86_400_000;

/** Tells the local date and hour of a moment. */
export type LocalClock = (at: number) => {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 to 23. */
  readonly hour: number;
};

/** The hour at which a learner's day begins: who studies past midnight is still in yesterday. */
export const dayBegins = 4;

/**
 * Numbers the learner's days: whole days since 1 January 1970 on the local calendar.
 * It counts calendar days, never spans of 24 hours, so a day of 23 or 25 hours is one day.
 *
 * @param at ms since the epoch
 * @param beginsAt hour at which a day begins, 0 to 23
 */
export function dayNumber(at: number, clock: LocalClock, beginsAt: number = dayBegins): number {
  const { year, month, day, hour } = clock(at);
  const calendarDay = Date.UTC(year, month - 1, day) / dayMilliseconds;
  return hour < beginsAt ? calendarDay - 1 : calendarDay;
}

const quarterMilliseconds = 900_000;

/**
 * Numbers many moments at once: a year of study lies in few quarters of an hour, and each is looked up
 * once. Since 1972 offsets of zones are whole quarters, so no day begins within one.
 *
 * @param beginsAt hour at which a day begins, 0 to 23
 * @returns what numbers the day of a moment, in ms since the epoch
 */
export function dayReader(clock: LocalClock, beginsAt: number = dayBegins): (at: number) => number {
  const known = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / quarterMilliseconds);
    const day = known.get(quarter) ?? dayNumber(quarter * quarterMilliseconds, clock, beginsAt);
    known.set(quarter, day);
    return day;
  };
}

/**
 * The clock of a time zone.
 *
 * @param timeZone an IANA name such as `Asia/Kuala_Lumpur`; absent: that of this device
 * @throws RangeError when the zone is not known
 */
export function localClock(timeZone?: string): LocalClock {
  const format = new Intl.DateTimeFormat('en-US', {
    calendar: 'gregory',
    numberingSystem: 'latn',
    ...(timeZone !== undefined && { timeZone }),
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
    return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour') };
  };
}

/** The date of a numbered day as ms since the epoch at noon in UTC, for showing it in UTC. */
export function noonOf(day: number): number {
  return day * dayMilliseconds + dayMilliseconds / 2;
}
