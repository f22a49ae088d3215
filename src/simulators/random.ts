/** Gives numbers from 0 up to, not including, 1. */
export type Random = () => number;

/**
 * Random numbers that depend on a seed alone.
 *
 * @param seed any whole number; equal seeds give equal numbers
 * @see https://doi.org/10.1145/2714064.2660195 (SplitMix, here with 32 bits)
 */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/**
 * A number of the standard normal distribution. Takes two numbers of `random`.
 *
 * @see https://doi.org/10.1214/aoms/1177706645 (Box and Muller)
 */
export function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** A waiting time of the exponential distribution, in the unit of `mean`. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random());
}
