/** Who holds the lock of this name keeps. */
const NAME = 'visor-lessons';
/** A window that was closed or loaded anew lets go within this time, ms. */
const PATIENCE = 2000;
/** What is thrown where another window held it all the while. */
const WAITED: ReadonlySet<string> = new Set(['TimeoutError', 'AbortError']);

/**
 * Two windows that keep would overwrite one another: the first one keeps until it is closed. Gives a function that
 * makes this window the one; false while another is. `locks` is `navigator.locks`; where there is none, or the browser denies
 * it with all storage, no other window is known of and all may try to keep.
 */
export function createTabLock(locks: LockManager | undefined): () => Promise<boolean> {
  let asked: Promise<boolean> | null = null;
  return async () => {
    if (!locks) return true;
    asked ??= request(locks);
    const mine = await asked;
    if (!mine) asked = null;
    return mine;
  };
}

function request(locks: LockManager): Promise<boolean> {
  return new Promise((resolve) => {
    locks
      .request(NAME, { signal: AbortSignal.timeout(PATIENCE) }, () => {
        resolve(true);
        // Held as long as the page is there.
        return new Promise<never>(() => undefined);
      })
      .catch((error: unknown) => resolve(!(error instanceof DOMException && WAITED.has(error.name))));
  });
}
