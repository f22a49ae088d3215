import { store } from '#browser/progress-store.ts';
import { make } from '#elements/make.ts';
import { markProgress } from '#elements/progress-marks.ts';
import { outcomeText } from './outcome-text.ts';
import { resultItem } from './result-item.ts';
import type { SearchState } from './search-session.ts';
import { zeroResultHelp } from './zero-result-help.ts';

/** Where an outcome is shown. */
export interface OutcomePlace {
  /** Announced politely. */
  readonly status: HTMLElement;
  readonly results: HTMLOListElement;
  /** What to do when there is no result. */
  readonly help: HTMLElement;
  /** Address of the search page. */
  readonly page: string;
  readonly retry: () => void;
}

/** Shows the state of a search. While it loads, the last results stay. */
export function showOutcome(state: SearchState, place: OutcomePlace): void {
  place.status.textContent = outcomeText(state);
  if (state.kind === 'loading') return;
  const pages = state.kind === 'found' ? state.pages : [];
  const progress = store.read();
  place.results.replaceChildren(...pages.map((page) => resultItem(page, progress)));
  markProgress(place.results);
  place.help.replaceChildren();
  if (state.kind === 'broken') place.help.append(...brokenHelp(place));
  if (state.kind === 'none') void zeroResultHelp(state.query, place);
}

function brokenHelp({ page, retry }: OutcomePlace): readonly Node[] {
  const button = make('button', { type: 'button' }, 'Try again');
  button.addEventListener('click', retry);
  const all = make('a', { href: page }, 'list of everything');
  return [button, make('p', {}, 'Until it works, the ', all, ' is there without search.')];
}
