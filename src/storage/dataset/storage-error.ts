/**
 * Why work could not be kept or read:
 * `full` no room on the phone · `refused` the browser said no (or a later version of the app holds the store)
 * · `unavailable` this window has no store, as some private windows · `silent` the store did not answer in time
 * · `damaged` what is kept cannot be told apart from rubbish.
 */
export type KeepTrouble = 'full' | 'refused' | 'unavailable' | 'silent' | 'damaged';

/** Keeping or reading failed; what was kept before is as it was. */
export class KeepError extends Error {
  readonly trouble: KeepTrouble;
  constructor(trouble: KeepTrouble, cause: unknown) {
    super(`${trouble}: ${String(cause)}`, { cause });
    this.name = 'KeepError';
    this.trouble = trouble;
  }
}

/**
 * The trouble behind whatever IndexedDB threw. `denied`: whether the browser denies this window all storage, which some say
 * of IndexedDB without a reason.
 */
export function keepErrorOf(error: unknown, denied: () => boolean = () => false): KeepError {
  if (error instanceof KeepError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return new KeepError('full', error);
  return new KeepError(name === 'SecurityError' || denied() ? 'unavailable' : 'refused', error);
}
