import { DATABASE } from './dataset-database.ts';

/**
 * Deletes the database of the dataset. Another window that does not let go of it is no failure where it has been `emptied`
 * already: the browser deletes the rest when that window closes. Throws what IndexedDB throws.
 */
export function deleteDataset(factory: IDBFactory, emptied: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(DATABASE);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not deleted'));
    request.onblocked = () => (emptied ? resolve() : reject(new Error('held by another window')));
  });
}
