import { make } from './make.ts';

let region: HTMLElement | undefined;

/** Says something to screen readers, once and politely. */
export function announce(text: string): void {
  region ??= document.body.appendChild(make('p', { class: 'visually-hidden', role: 'status' }));
  region.textContent = '';
  // A region must stand in the page, empty, before its text is news.
  setTimeout(() => region?.replaceChildren(text), 100);
}
