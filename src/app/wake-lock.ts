export interface WakeLockOptions {
  /** `navigator.wakeLock`; undefined where there is none (iOS home-screen apps before 18.4). */
  readonly wakeLock: Pick<WakeLock, 'request'> | undefined;
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;
}

/**
 * Keeps the screen on while somebody looks through the visor. The browser takes the lock away when the page is
 * hidden; it is asked for again when the page is back. Refusal (low battery) is not an error.
 */
export class ScreenLock {
  readonly #options: WakeLockOptions;
  #wanted = false;
  #asking = false;
  #sentinel: WakeLockSentinel | null = null;

  constructor(options: WakeLockOptions) {
    this.#options = options;
  }

  /** True while the browser keeps the screen on for us. */
  get held(): boolean {
    return this.#sentinel !== null && !this.#sentinel.released;
  }

  /** Keep the screen on from now on. */
  async hold(): Promise<void> {
    if (!this.#wanted) this.#options.document.addEventListener('visibilitychange', this.#again);
    this.#wanted = true;
    await this.#acquire();
  }

  /** Let the screen go dark again. */
  async release(): Promise<void> {
    this.#wanted = false;
    this.#options.document.removeEventListener('visibilitychange', this.#again);
    const sentinel = this.#sentinel;
    this.#sentinel = null;
    await sentinel?.release();
  }

  readonly #again = (): void => {
    void this.#acquire();
  };

  async #acquire(): Promise<void> {
    const { wakeLock, document } = this.#options;
    if (!wakeLock || this.held || this.#asking || document.visibilityState !== 'visible') return;
    this.#asking = true;
    try {
      const sentinel = await wakeLock.request('screen');
      if (this.#wanted) this.#sentinel = sentinel;
      else await sentinel.release();
    } catch {
      this.#sentinel = null;
    } finally {
      this.#asking = false;
    }
  }
}
