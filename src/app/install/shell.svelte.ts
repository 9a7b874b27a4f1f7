/**
 * Where the app's own files are. `precached`: all of them are kept by the service worker. `certificate`: the
 * browser refuses a service worker because it does not trust this server's certificate: works now, cannot be
 * installed from here. `insecure`: plain http, likewise. `failed`: could not be stored now, tried again every
 * minute. `unavailable`: no service workers in this browser or build.
 */
export type ShellState = 'registering' | 'precached' | 'certificate' | 'insecure' | 'failed' | 'unavailable';

export interface ShellOptions {
  /** `navigator.serviceWorker`; null in development and where there is none. */
  readonly container: ServiceWorkerContainer | null;
  /** Folder of the page, `new URL('.', location.href).href`: `sw.js` lies there and is in charge of all of it. */
  readonly base: string;
  /** `window.isSecureContext`. */
  readonly secure: boolean;
  /** A camera or clip runs: an update waits. */
  readonly isLive: () => boolean;
  /** `() => location.reload()`. */
  readonly reload: () => void;
  readonly document: Pick<Document, 'addEventListener' | 'visibilityState'>;
  /** Runs something every `ms`: `(ms, run) => void setInterval(run, ms)` in the page. */
  readonly every: (ms: number, run: () => void) => void;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The service worker that keeps the app's own files, and its updates. */
export class Shell {
  state: ShellState = $state('registering');
  /** A newer version waits. */
  updateReady = $state(false);

  readonly #options: ShellOptions;
  #registration: ServiceWorkerRegistration | null = null;
  #applying = false;

  constructor(options: ShellOptions) {
    this.#options = options;
  }

  /** Registers; then looks for updates every hour and whenever the page comes back. Never throws. */
  async register(): Promise<void> {
    const { container, secure, document, every } = this.#options;
    if (!container) {
      this.state = secure ? 'unavailable' : 'insecure';
      return;
    }
    // False on the very first visit, whose page a new worker takes over without any update.
    let old = container.controller !== null;
    container.addEventListener('controllerchange', () => {
      if (this.#applying) this.#options.reload();
      // Another tab took the update: this page still runs the old code and is reloaded in its own time.
      else if (old) this.updateReady = true;
      old = true;
    });
    await this.#attempt(container);
    const check = (): void => {
      if (document.visibilityState === 'visible') void this.#check(container);
    };
    every(HOUR, check);
    every(MINUTE, () => {
      if (this.state === 'failed') check();
    });
    document.addEventListener('visibilitychange', check);
  }

  /** Changes to the new version by a reload. Refused (false) while live, and when nothing waits. */
  applyUpdate(): boolean {
    const { isLive, reload } = this.#options;
    if (!this.updateReady || isLive()) return false;
    const waiting = this.#registration?.waiting;
    this.#applying = true;
    if (waiting) waiting.postMessage({ type: 'SKIP_WAITING' });
    else reload();
    return true;
  }

  async #check(container: ServiceWorkerContainer): Promise<void> {
    if (this.#registration?.active)
      await this.#registration.update().catch(() => undefined); // offline: next time
    else if (this.state === 'failed') await this.#attempt(container);
  }

  async #attempt(container: ServiceWorkerContainer): Promise<void> {
    const { base } = this.#options;
    try {
      const registration = await container.register(`${base}sw.js`, { scope: base, updateViaCache: 'none' });
      this.#look(registration);
      this.#follow(registration, registration.installing);
      if (registration === this.#registration) return;
      this.#registration = registration;
      registration.addEventListener('updatefound', () => this.#follow(registration, registration.installing));
    } catch (error) {
      // What Chromium, Firefox and Safari throw where they do not trust the certificate of the script.
      this.state = error instanceof Error && error.name === 'SecurityError' ? 'certificate' : 'failed';
    }
  }

  #follow(registration: ServiceWorkerRegistration, worker: ServiceWorker | null): void {
    worker?.addEventListener('statechange', () => {
      this.#look(registration);
      // All or nothing: one file that could not be fetched discards the whole worker.
      if (worker.state === 'redundant' && !registration.active) this.state = 'failed';
    });
  }

  #look(registration: ServiceWorkerRegistration): void {
    if (registration.active) this.state = 'precached'; // active only after every file of the shell was stored
    if (registration.active && registration.waiting) this.updateReady = true;
  }
}
