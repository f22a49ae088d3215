// Shows what the learner still needs before this page. Server HTML, complete without the script:
//   <what-you-need>
//     <p data-summary></p>
//     <ul>
//       <li data-need="docker-layers" data-minutes="45" data-requires="a b" data-direct>
//         <a href="…">Title</a> · 45 min<span data-state-text></span>
//         <button type="button" value="docker-layers" class="quiet needs-script">I know this</button>
//       </li>
//     </ul>
//     <details><summary>…</summary> <ol> more of them, without data-direct </ol> </details>
//   </what-you-need>
// Each [data-need] gets data-state="done", "known" or "missing". Those without data-direct are
// hidden unless the learner needs them: not when they only lead to something the learner has.
import { store } from '#browser/progress-store.ts';
import { stillNeeded, type Need } from '#progress/needs.ts';
import type { Progress } from '#progress/progress.ts';
import { ProgressElement } from './progress-element.ts';

class WhatYouNeed extends ProgressElement {
  show({ done, known }: Progress): void {
    const needs = [...this.querySelectorAll<HTMLElement>('[data-need]')].map(needOf);
    const missing = stillNeeded(needs, (id) => done.has(id) || known.has(id));
    for (const need of needs) {
      const { id, isDirect, row } = need;
      let state = 'missing';
      if (known.has(id)) state = 'known';
      if (done.has(id)) state = 'done';
      row.dataset['state'] = state;
      row.hidden = !isDirect && !missing.includes(need);
      row.querySelector('[data-state-text]')?.replaceChildren(`, ${state}`);
      row.querySelector('button')?.replaceChildren(known.has(id) ? 'Undo' : 'I know this');
    }
    const hours = missing.reduce((sum, { minutes }) => sum + minutes / 60, 0);
    this.querySelector('[data-summary]')?.replaceChildren(
      missing.length
        ? `You still need ${missing.length} of these${hours ? `, ${hours.toFixed(1)} h` : ''}.`
        : 'You have all of it.',
    );
  }

  press(button: HTMLButtonElement): void {
    const id = button.value;
    const value = store.read().known.has(id) ? 'withdrawn' : 'known';
    store.record({ kind: 'known', id, value });
  }
}

function needOf(row: HTMLElement): Need & { readonly row: HTMLElement } {
  const { need = '', minutes, direct, requires = '' } = row.dataset;
  return {
    row,
    id: need,
    minutes: Number(minutes),
    isDirect: direct !== undefined,
    requires: requires.split(' '),
  };
}

customElements.define('what-you-need', WhatYouNeed);
