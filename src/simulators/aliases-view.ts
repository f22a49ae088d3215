import { timeline, versionWords, type Action, type Moment } from './aliases.ts';

/** A moment as a row. */
export interface Row {
  readonly number: number;
  readonly words: string;
  readonly cells: readonly Cell[];
}

/** One line at one moment: an alias, or a service. */
export interface Cell {
  /** `v3`, or empty where there is nothing. */
  readonly text: string;
  /** Something else stood here a moment ago. */
  readonly isChange: boolean;
  /** A service that does not serve the present champion. */
  readonly isStale: boolean;
}

/** The lines of the picture, in the order of their cells. */
export const columns = ['@champion', '@challenger', 'loads at start', 'polls'] as const;

/** Most moments that the picture shows. */
const mostRows = 10;

/** The last moments, oldest first. */
export function aliasRows(actions: readonly Action[]): readonly Row[] {
  const moments = timeline(actions);
  return moments.map((moment, place) => rowOf(moment, moments[place - 1])).slice(-mostRows);
}

function rowOf(moment: Moment, before: Moment | undefined): Row {
  const { number, words, champion, areRunning } = moment;
  const aliases = (['champion', 'challenger'] as const).map((line) =>
    cellOf(moment[line], before?.[line], false),
  );
  const services = (['loadsAtStart', 'polls'] as const).map((line) =>
    cellOf(moment[line], before?.[line], areRunning && moment[line] !== champion),
  );
  return {
    number,
    words: moment.refusal ? `${words}: refused` : words,
    cells: [...aliases, ...services],
  };
}

function cellOf(version: number | undefined, before: number | undefined, isStale: boolean): Cell {
  const text = version === undefined ? '' : versionWords(version);
  return { text, isChange: version !== before, isStale };
}
