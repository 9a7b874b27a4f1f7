/**
 * Asks the browser not to evict this origin. Only from the installed app: Chromium and Safari decide by that
 * without a question, and Firefox would put a question before a visitor of a plain tab.
 * `storage` is `navigator.storage`, undefined on insecure pages. Resolves to whether storage is persistent.
 */
export async function askToPersist(
  storage: Pick<StorageManager, 'persist' | 'persisted'> | undefined,
  standalone: boolean,
): Promise<boolean> {
  if (!storage) return false;
  try {
    return (await storage.persisted()) || (standalone && (await storage.persist()));
  } catch {
    return false;
  }
}
