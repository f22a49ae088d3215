// Marks what the learner has done, on any page. Server HTML, anywhere:
//   <li data-step="docker-layers" data-open>…<span data-state-text></span></li>
//     gets data-state="done" or "started"; the span gets ", done" or ", started".
//   <span data-count="docker-layers docker-slim"></span>   gets "1 of 2 done", after what
//                                                         data-lead says
//   <ol data-order>   the first open step in it that is not done gets data-next.
import { store } from '#browser/progress-store.ts';
import { stateOf } from '#progress/progress.ts';

/** Marks every step below a node. For nodes that came later than the page, such as search results. */
export function markProgress(root: ParentNode): void {
  const progress = store.read();
  for (const step of find(root, '[data-step]')) {
    const state = stateOf(progress, step.dataset['step'] ?? '');
    if (state) step.dataset['state'] = state;
    else step.removeAttribute('data-state');
    for (const text of find(step, '[data-state-text]'))
      text.textContent = state ? `, ${state}` : '';
  }
  for (const count of find(root, '[data-count]:not([data-count=""])')) {
    const steps = count.dataset['count']?.split(' ') ?? [];
    const done = steps.filter((step) => progress.done.has(step));
    count.textContent = `${count.dataset['lead'] ?? ''}${done.length} of ${steps.length} done`;
  }
  for (const list of find(root, '[data-order]')) markNext(list);
}

function markNext(list: ParentNode): void {
  const open = [...find(list, '[data-step][data-open]')];
  const next = open.find((step) => step.dataset['state'] !== 'done');
  for (const step of open) step.toggleAttribute('data-next', step === next);
}

function find(root: ParentNode, selector: string): NodeListOf<HTMLElement | SVGElement> {
  return root.querySelectorAll<HTMLElement | SVGElement>(selector);
}

store.subscribe(() => {
  markProgress(document);
}, new AbortController().signal);
