import type { SearchState } from './search-session.ts';

/** The outcome in one line, as it is announced. */
export function outcomeText(state: SearchState): string {
  switch (state.kind) {
    case 'idle':
      return '';
    case 'loading':
      return 'Searching …';
    case 'found':
      return `${state.total} ${state.total === 1 ? 'result' : 'results'}${quoted(state.query.words)}`;
    case 'none':
      return `No result${quoted(state.query.words)}`;
    case 'broken':
      return 'Search could not be loaded.';
    default:
      return state satisfies never;
  }
}

function quoted(words: string): string {
  return words === '' ? '' : ` for “${words}”`;
}
