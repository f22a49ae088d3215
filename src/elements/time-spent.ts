// Keeps how long the reader works on a lesson or module check: while the page is seen and the last sign
// of the reader is less than a minute old. Of a lab the learner's own clock tells (lab-clock.ts).
import { store } from '#browser/progress-store.ts';
import { Attention } from '#progress/attention.ts';

/** Less than this is no work, in seconds. */
const leastSeconds = 15;
/** A crash loses no more than this, in seconds. */
const mostUnkept = 300;

const signs = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'touchstart'];

/** Begins to count for the step of this page. */
export function keepTime(step: string): void {
  const attention = new Attention();
  const keep = (least: number) => {
    const seconds = attention.take(least);
    if (seconds > 0) store.record({ kind: 'spent', id: step, value: String(seconds) });
  };
  for (const sign of signs)
    addEventListener(
      sign,
      () => {
        attention.sign(performance.now());
        keep(mostUnkept);
      },
      { passive: true },
    );
  const leave = () => {
    attention.pause(performance.now());
    keep(leastSeconds);
  };
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) leave();
  });
  addEventListener('pagehide', leave);
}
