import type { Work } from '#progress/work.ts';

/** The page is never held longer than about this, in ms: half of what one frame has. */
const sliceMilliseconds = 8;

/**
 * Does work in slices, and lets the page act between them. What fits into one slice is done before
 * this returns.
 *
 * @param pause told how many parts are done; false ends the work
 * @returns undefined if a pause has ended the work
 */
export async function inSlices<Result>(
  work: Work<Result>,
  pause?: (doneCount: number) => unknown,
): Promise<Result | undefined> {
  let end = performance.now() + sliceMilliseconds;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    await nextTurn();
    if (pause?.(step.value) === false) return undefined;
    end = performance.now() + sliceMilliseconds;
  }
}

/** The next turn of the event loop. A timer would wait 4 ms each time, and a second in a hidden tab. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage('');
  });
}
