// What the pages of lessons, labs and module checks need at once.
import './done-button.ts';
import './step-tick.ts';
import './what-you-need.ts';
import { addCopyButtons } from './copy-button.ts';

addCopyButtons();

const acts = ['pointerdown', 'keydown', 'scroll', 'touchstart'];

/** Nothing is loaded for questions before the reader acts, and then only once one is near. */
function watchQuestions(): void {
  for (const act of acts) removeEventListener(act, watchQuestions);
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      void import('./questions.ts');
    },
    { rootMargin: '600px' },
  );
  for (const element of document.querySelectorAll('quiz-set, predict-first'))
    observer.observe(element);
}

for (const act of acts) addEventListener(act, watchQuestions, { passive: true });
