import { nearestMean, type Example } from './nearest.ts';
import { normal, type Random } from './random.ts';

/** The world behind the trips. */
export interface World {
  /** Minutes by which the mean trip grows a week, with ups and downs of the same size; ≥ 0. */
  readonly driftMinutes: number;
  /** Share of trips that were recorded twice, 0 to 1. */
  readonly twinShare: number;
}

/** Mean absolute errors, in minutes. */
export interface Comparison {
  /** What a random fifth of the rows reports. */
  readonly random: number;
  /** What the last three weeks report. */
  readonly time: number;
  /** What a model of all rows does in the three weeks that follow. */
  readonly truth: number;
  /** Mean trip of each day, in minutes: the known days, then those to come. */
  readonly days: readonly number[];
  /** For each known day, whether the random split tests on its first trip. */
  readonly isTested: readonly boolean[];
}

/** Days with labels, when the model is made. */
export const knownDays = 105;
/** The last of the known days, which the time split tests on. */
export const testDays = 21;
/** Days after that, which nobody has seen. */
export const futureDays = 21;

const tripsPerDay = 8;
const testShare = testDays / knownDays;
const noiseMinutes = 2.5;

interface Trip {
  readonly day: number;
  readonly kilometres: number;
  readonly minutes: number;
}

/**
 * Simulates trips and asks three ways how wrong a model is: a random split, a split by time, and the
 * weeks that follow. The model is the mean of the five nearest trips in distance and day, the nearer
 * the heavier. A trip recorded twice has a twin of the same day and distance, a few seconds off.
 *
 * The draws do not depend on the world, so that moving one value changes nothing else.
 *
 * @param random the same sequence gives the same trips
 */
export function compareSplits(world: World, random: Random): Comparison {
  const { known, future, days } = trips(world, random);
  const rows = known.map((trip) => ({ trip, isTest: random() < testShare }));
  const isLate = ({ day }: Trip) => day >= knownDays - testDays;
  const tripsOf = (isTest: boolean) =>
    rows.filter((row) => row.isTest === isTest).map(({ trip }) => trip);
  return {
    random: error(tripsOf(false), tripsOf(true)),
    time: error(
      known.filter((trip) => !isLate(trip)),
      known.filter(isLate),
    ),
    truth: error(known, future),
    days,
    isTested: firstOfEachDay(rows),
  };
}

/** One sentence about what the splits report. */
export function splitWords({ random, time, truth }: Comparison): string {
  return `The random split reports ${minuteWords(random)}, the time split ${minuteWords(time)}. In the next three weeks the model is wrong by ${minuteWords(truth)}.`;
}

/** Minutes with one decimal. */
export function minuteWords(minutes: number): string {
  return `${minutes.toFixed(1)} min`;
}

function trips({ driftMinutes, twinShare }: World, random: Random) {
  const known: Trip[] = [];
  const future: Trip[] = [];
  const days: number[] = [];
  let wobble = 0;
  for (let day = 0; day < knownDays + futureDays; day += 1) {
    wobble = 0.6 * wobble + 0.8 * normal(random);
    const shift = driftMinutes * (day / 7 + wobble);
    const pairs = Array.from({ length: tripsPerDay }, () => recorded(day, shift, random));
    const list = day < knownDays ? known : future;
    for (const { trip, twin, chance } of pairs) {
      list.push(trip);
      if (list === known && chance < twinShare) list.push(twin);
    }
    days.push(pairs.reduce((sum, { trip }) => sum + trip.minutes, 0) / tripsPerDay);
  }
  return { known, future, days };
}

function recorded(day: number, shift: number, random: Random) {
  const kilometres = 2 + 16 * random();
  const minutes = 8 + 2 * kilometres + shift + noiseMinutes * normal(random);
  const trip = { day, kilometres, minutes };
  const twin = { ...trip, minutes: minutes + 0.1 * normal(random) };
  return { trip, twin, chance: random() };
}

function firstOfEachDay(
  rows: readonly { readonly trip: Trip; readonly isTest: boolean }[],
): readonly boolean[] {
  const days = new Map<number, boolean>();
  for (const { trip, isTest } of rows) if (!days.has(trip.day)) days.set(trip.day, isTest);
  return [...days.values()];
}

function error(training: readonly Trip[], test: readonly Trip[]): number {
  const examples = training.map(exampleOf);
  const errors = test.map((trip) =>
    Math.abs(nearestMean(examples, exampleOf(trip)) - trip.minutes),
  );
  return errors.reduce((sum, value) => sum + value, 0) / errors.length;
}

/** One kilometre counts as much as half a week. */
function exampleOf({ day, kilometres, minutes }: Trip): Example {
  return { x: kilometres, y: day / 3.5, value: minutes };
}
