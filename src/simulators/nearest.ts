/** A point with a value. */
export interface Example {
  readonly x: number;
  readonly y: number;
  readonly value: number;
}

interface Neighbour {
  readonly squared: number;
  readonly value: number;
}

const neighbours = 5;
/** Keeps the weight of a neighbour in the same place finite. */
const least = 0.02;

/**
 * Mean of the five nearest examples, each weighted by one over its distance.
 *
 * @param examples at least one, in the order of their y
 * @see https://scikit-learn.org/stable/modules/neighbors.html (weights="distance")
 */
export function nearestMean(examples: readonly Example[], at: Pick<Example, 'x' | 'y'>): number {
  let total = 0;
  let weighted = 0;
  for (const { squared, value } of nearestOf(examples, at)) {
    const weight = 1 / (Math.sqrt(squared) + least);
    total += weight;
    weighted += weight * value;
  }
  return weighted / total;
}

/** Goes outward from the place of `at`, until what is left is too far away by its y alone. */
function nearestOf(
  examples: readonly Example[],
  { x, y }: Pick<Example, 'x' | 'y'>,
): readonly Neighbour[] {
  const nearest: Neighbour[] = [];
  const limit = () => nearest[neighbours - 1]?.squared ?? Infinity;
  const start = firstAtOrAbove(examples, y);
  let [below, above] = [start - 1, start];
  for (;;) {
    const [low, high] = [examples[below], examples[above]];
    const next = nearerByY(low, high, y);
    if (next === undefined || (next.y - y) ** 2 >= limit()) return nearest;
    if (next === low) below -= 1;
    else above += 1;
    const squared = (next.x - x) ** 2 + (next.y - y) ** 2;
    if (squared < limit()) insert(nearest, { squared, value: next.value });
  }
}

function nearerByY(
  low: Example | undefined,
  high: Example | undefined,
  y: number,
): Example | undefined {
  if (!low || !high) return low ?? high;
  return y - low.y < high.y - y ? low : high;
}

/** The first place whose example does not lie below `y`. */
function firstAtOrAbove(examples: readonly Example[], y: number): number {
  let [from, to] = [0, examples.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((examples[middle]?.y ?? Infinity) < y) from = middle + 1;
    else to = middle;
  }
  return from;
}

function insert(nearest: Neighbour[], neighbour: Neighbour): void {
  const place = nearest.findIndex(({ squared }) => squared > neighbour.squared);
  nearest.splice(place < 0 ? nearest.length : place, 0, neighbour);
  if (nearest.length > neighbours) nearest.pop();
}
