/** What Chromium calls a close watcher, as far as it is needed here; in no standard library of types. */
interface Watcher {
  onclose: (() => void) | null;
  destroy(): void;
}

/** The back key of Android. Without somebody who listens it leaves the app, and with it everything that is not kept. */
export class BackKey {
  readonly #create: (() => Watcher) | null;
  #watcher: Watcher | null = null;

  /** null: there is no such key, or the browser does not tell of it. */
  constructor(create: (() => Watcher) | null) {
    this.#create = create;
  }

  /** The next press is answered by `onback` alone; null: by the browser again. */
  watch(onback: (() => void) | null): void {
    this.#watcher?.destroy();
    this.#watcher = onback && (this.#create?.() ?? null);
    if (this.#watcher) this.#watcher.onclose = onback;
  }
}

/** The key as this window knows it; other systems leave a screen in other ways. */
export function createBackKey(environment: Window, android: boolean): BackKey {
  const { CloseWatcher } = environment as Window & { readonly CloseWatcher?: new () => Watcher };
  return new BackKey(android && CloseWatcher ? () => new CloseWatcher() : null);
}
