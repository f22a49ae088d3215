import { make } from './make.ts';

let region: HTMLElement | undefined;
let waiting: string[] = [];

/** Says something to screen readers, once and politely, after what is still to be said. */
export function announce(text: string): void {
  region ??= document.body.appendChild(make('p', { class: 'visually-hidden', role: 'status' }));
  region.textContent = '';
  waiting.push(text);
  // A region must stand in the page, empty, before its text is news.
  setTimeout(() => {
    if (waiting.length > 0) region?.replaceChildren(waiting.join(' '));
    waiting = [];
  }, 100);
}
