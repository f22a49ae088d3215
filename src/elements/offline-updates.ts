// Says that a newer version of the downloaded site is ready. Loaded only where there is a download.
import { watchUpdates } from '#browser/offline.ts';
import { make } from './make.ts';

const waitMilliseconds = 5000;

void watchUpdates(
  (load) => betweenQuestions(() => tell(load)),
  () => betweenQuestions(() => location.reload()),
);

/** Never in the middle of a question: what happens waits until the reader is elsewhere. */
function betweenQuestions(happens: () => void): void {
  if (document.activeElement?.closest('quiz-question, predict-first, review-session[data-busy]'))
    setTimeout(() => betweenQuestions(happens), waitMilliseconds);
  else happens();
}

function tell(load: () => void): void {
  if (document.querySelector('.newer')) return;
  const button = make('button', { type: 'button' }, 'Load it');
  const words = make('p', {}, 'A newer version of this site is ready. ', button);
  const press = () => {
    button.textContent = 'Loading it …';
    button.setAttribute('aria-disabled', 'true');
    load();
  };
  button.addEventListener('click', press, { once: true });
  const notice = make('div', { class: 'newer page', role: 'status' });
  document.querySelector('main')?.before(notice);
  // A region must stand in the page, empty, before its text is news.
  setTimeout(() => notice.append(words), 100);
}
