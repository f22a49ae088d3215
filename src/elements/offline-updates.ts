// Says that a newer version of the downloaded site is ready. Loaded only where there is a download.
import { watchUpdates } from '#browser/offline.ts';
import { make } from './make.ts';

const waitMilliseconds = 5000;

void watchUpdates(tell);

/** Never in the middle of a question: the notice waits until the reader is elsewhere. */
function tell(load: () => void): void {
  if (document.querySelector('.newer')) return;
  if (document.activeElement?.closest('quiz-question, predict-first, review-session[data-busy]')) {
    setTimeout(() => tell(load), waitMilliseconds);
    return;
  }
  const button = make('button', { type: 'button' }, 'Load it');
  button.addEventListener('click', load, { once: true });
  const words = make('p', {}, 'A newer version of this site is ready. ', button);
  const notice = make('div', { class: 'newer page', role: 'status' });
  document.querySelector('main')?.before(notice);
  // A region must stand in the page, empty, before its text is news.
  setTimeout(() => notice.append(words), 100);
}
