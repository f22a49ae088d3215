import { barPath, type Bar } from './bar.ts';
import {
  compareSplits,
  futureDays,
  knownDays,
  minuteWords,
  type Comparison,
  type World,
} from './split.ts';
import { seededRandom } from './random.ts';

/** What the page shows for a world. */
export interface SplitView {
  readonly comparison: Comparison;
  /** Paths in a box of one unit a day and 100 high: the known days, then those to come. */
  readonly known: string;
  readonly future: string;
  /** The days that the random split tests on, as a path in a box one unit high. */
  readonly tested: string;
  readonly bars: readonly Bar[];
}

/** The world that the page begins with. */
export const firstWorld: World = { driftMinutes: 1, twinShare: 0.2 };

/** Trips that behave like those of most seeds: split.test.ts holds them to it. */
export const shownSeed = 46;

/** Minutes at the edges of the box of the days. */
export const leastDay = 20;
/** See `leastDay`. */
export const mostDay = 70;

const mostError = 6;

/** Simulates the trips of the page in a world. */
export function splitView(world: World): SplitView {
  const comparison = compareSplits(world, seededRandom(shownSeed));
  const { days, isTested, random, time, truth } = comparison;
  const height = (minutes: number) =>
    Math.round((100 * (mostDay - minutes)) / (mostDay - leastDay));
  const points = days.map((minutes, day) => `${day} ${height(minutes)}`);
  return {
    comparison,
    known: `M${points.slice(0, knownDays).join('L')}`,
    future: `M${points.slice(knownDays - 1, knownDays + futureDays).join('L')}`,
    tested: isTested.map((isTest, day) => (isTest ? `M${day} 0h1v1h-1z` : '')).join(''),
    bars: [
      { title: 'The random split reports', minutes: random, isOn: false },
      { title: 'The time split reports', minutes: time, isOn: false },
      { title: 'In the next three weeks', minutes: truth, isOn: true },
    ].map(({ minutes, ...rest }) => ({
      ...rest,
      text: minuteWords(minutes),
      path: barPath(minutes, mostError),
    })),
  };
}
