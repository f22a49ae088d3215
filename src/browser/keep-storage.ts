/** Asks the browser not to remove this site's storage when the disk is full. It may refuse. */
export async function askToKeepStorage(): Promise<void> {
  try {
    await navigator.storage.persist();
  } catch {
    // Not offered here; the progress page shows what the browser grants.
  }
}
