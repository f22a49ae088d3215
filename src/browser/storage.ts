/** What the store needs of a Web Storage. Its own enumerable keys are the stored keys. */
export type StorageLike = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Finds the storage, if the browser lets us. Where storage is blocked, naming it throws,
 * even after `typeof`; some web views hand out null or an object without methods.
 */
export function openStorage(find: () => StorageLike | null | undefined): StorageLike | undefined {
  try {
    const storage = find();
    storage?.getItem('');
    return storage ?? undefined;
  } catch {
    return undefined;
  }
}
