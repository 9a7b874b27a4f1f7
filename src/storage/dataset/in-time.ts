import { KeepError } from './storage-error.ts';

/**
 * What `run` comes to, if it does within `ms`. Browsers have stores that never answer; then `giveUp` is called, whose
 * errors count for nothing, and {@link KeepError} 'silent' thrown.
 */
export async function inTime<T>(run: Promise<T>, ms: number, giveUp: () => void): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new KeepError('silent', `no answer in ${ms} ms`));
      try {
        giveUp();
      } catch {
        // It ended meanwhile.
      }
    }, ms);
  });
  try {
    return await Promise.race([run, late]);
  } finally {
    clearTimeout(timer);
  }
}
