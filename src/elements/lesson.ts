// What the pages of lessons, labs and module checks need at once.
import './done-button.ts';
import './step-tick.ts';
import './what-you-need.ts';
import { addCopyButtons } from './copy-button.ts';

addCopyButtons();

// Where there is no margin for it, the explanation of a word opens over the page.
document.addEventListener('click', (event) => {
  const word = event.target instanceof Element && event.target.closest('.term');
  const note = word && document.getElementById(word.getAttribute('aria-details') ?? '');
  if (!note || note.checkVisibility() || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  note.popover = 'auto';
  note.ontoggle = ({ newState }) => {
    if (newState === 'closed') note.removeAttribute('popover');
  };
  note.showPopover();
});

const acts = ['pointerdown', 'keydown', 'scroll', 'touchstart'];

/** Nothing is loaded for questions before the reader acts, and then only once one is near. */
function watchQuestions(): void {
  for (const act of acts) removeEventListener(act, watchQuestions);
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      // Offline they may be out of reach; then the answers stay behind their doors, as without scripts.
      import('./questions.ts').catch(() => addEventListener('online', watchQuestions));
    },
    { rootMargin: '600px' },
  );
  for (const element of document.querySelectorAll('quiz-set, predict-first'))
    observer.observe(element);
}

for (const act of acts) addEventListener(act, watchQuestions, { passive: true });
