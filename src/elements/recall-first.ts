// Stops asking for recall when a finished lesson is opened again. Server HTML, shown by
// browser/first-paint.js:
//   <recall-first><a href="review/?step=…">Recall first</a> <button>Do not ask again</button></recall-first>
import { store } from '#browser/progress-store.ts';

class RecallFirst extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => {
      store.record({ kind: 'setting', id: 'recall', value: 'off' });
      delete document.documentElement.dataset['again'];
      document.querySelector('h1')?.scrollIntoView();
    });
  }
}

customElements.define('recall-first', RecallFirst);
