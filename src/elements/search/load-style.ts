import { make } from '#elements/make.ts';
import address from './search.css?url';

let loading: Promise<void> | undefined;

/** Loads the look of results, once. A failure leaves them plain but readable. */
export function loadSearchStyle(): Promise<void> {
  loading ??= new Promise((resolve) => {
    const link = make('link', { rel: 'stylesheet', href: address });
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
    document.head.append(link);
  });
  return loading;
}
