import type { Progress } from './progress.ts';

/**
 * Where a learner goes on: the step they last did something in, if it is not finished;
 * else the first unfinished one after it; else the first unfinished one.
 *
 * @param order ids of the open steps in study order
 * @returns undefined when every step is finished
 */
export function nextStep(order: readonly string[], progress: Progress): string | undefined {
  const latest = Math.max(...order.map((step) => progress.touched.get(step) ?? 0));
  const place = latest ? order.findIndex((step) => progress.touched.get(step) === latest) : 0;
  return [...order.slice(place), ...order].find((step) => !progress.done.has(step));
}
