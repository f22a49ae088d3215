/** Asks the browser not to remove this site's storage when the disk is full. It may refuse. */
export function askToKeepStorage(): void {
  // On a page without a secure origin there is no such thing, whatever its type says.
  const { storage } = navigator as Partial<Navigator>;
  storage?.persist().catch(() => undefined);
}
