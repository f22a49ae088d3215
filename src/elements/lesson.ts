// What the pages of lessons, labs and module checks need at once.
import './done-button.ts';
import './recall-first.ts';
import './step-tick.ts';
import './what-you-need.ts';
import { addCopyButtons } from './copy-button.ts';
import { keepTime } from './time-spent.ts';

addCopyButtons();

// Offline it may be out of reach; then the note says so.
if ('changed' in document.documentElement.dataset)
  import('./changed-since.ts').catch(() => undefined);

const step = document.querySelector<HTMLElement>('[data-page-step]')?.dataset['pageStep'];
if (step && !document.querySelector('lab-clock')) keepTime(step);

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

/** Loads something once an element it is for is near. */
function loadNear(selector: string, load: () => Promise<unknown>): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      // Offline it may be out of reach; then the page stays as it is without scripts.
      load().catch(() => addEventListener('online', watch));
    },
    { rootMargin: '600px' },
  );
  for (const element of document.querySelectorAll(selector)) observer.observe(element);
}

/** Nothing is loaded for questions and simulators before the reader acts. */
function watch(): void {
  for (const act of acts) removeEventListener(act, watch);
  loadNear('quiz-set, predict-first', () => import('./questions.ts'));
  loadNear('[data-simulator]', () => import('./simulators.ts'));
}

for (const act of acts) addEventListener(act, watch, { passive: true });
