/**
 * Whether the browser has promised not to remove this site's storage; undefined where it does not
 * tell, as on a page without a secure origin.
 */
export async function isStorageKept(): Promise<boolean | undefined> {
  try {
    return await navigator.storage.persisted();
  } catch {
    return undefined;
  }
}
