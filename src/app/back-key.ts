/** What Chromium calls a close watcher, as far as it is needed here; in no standard library of types. */
interface Watcher {
  onclose: (() => void) | null;
  destroy(): void;
}

/** The part of the browser's history that is needed here. */
type Steps = Pick<History, 'pushState' | 'back'>;

/**
 * The way back: Android's key, a browser's button, a swipe. Without somebody who listens it leaves the app, and with it
 * everything that is not kept.
 */
export interface BackKey {
  /** The next press is answered by `onback` alone; null: by the browser again. */
  watch(onback: (() => void) | null): void;
}

/** The key of Android, of which Chromium tells by a close watcher. */
export class AndroidBackKey implements BackKey {
  readonly #create: () => Watcher;
  #watcher: Watcher | null = null;

  constructor(create: () => Watcher) {
    this.#create = create;
  }

  watch(onback: (() => void) | null): void {
    this.#watcher?.destroy();
    this.#watcher = onback && this.#create();
    if (this.#watcher) this.#watcher.onclose = onback;
  }
}

/**
 * One step of the browser's history stands for all that is open inside the app; the address stays as it is, because iOS
 * asks for the camera again after every change of it. `on` tells of every step that was taken.
 */
export class HistoryBackKey implements BackKey {
  readonly #steps: Steps;
  #onback: (() => void) | null = null;
  /** The step is there; it is being taken back by the app itself. */
  #there = false;
  #leaving = false;

  constructor(steps: Steps, on: (taken: () => void) => void) {
    this.#steps = steps;
    on(() => this.#taken());
  }

  watch(onback: (() => void) | null): void {
    this.#onback = onback;
    if (this.#leaving) return;
    if (onback && !this.#there) {
      this.#steps.pushState({ inside: true }, '');
      this.#there = true;
    } else if (!onback && this.#there) {
      this.#leaving = true;
      this.#steps.back();
    }
  }

  #taken(): void {
    const own = this.#leaving;
    const onback = this.#onback;
    this.#there = this.#leaving = false;
    if (!own) onback?.();
    // Somebody opened something while the app took its step back, or one thing is open behind the other.
    if (own && onback) this.watch(onback);
  }
}

/** The key as this window knows it. */
export function createBackKey(environment: Window, android: boolean): BackKey {
  const { CloseWatcher } = environment as Window & { readonly CloseWatcher?: new () => Watcher };
  if (android && CloseWatcher) return new AndroidBackKey(() => new CloseWatcher());
  return new HistoryBackKey(environment.history, (taken) => environment.addEventListener('popstate', taken));
}
