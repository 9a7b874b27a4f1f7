import { failureOf, type Failure } from '#core/failure.ts';
import type { LoadedModels, ModelCache } from '#storage/models/model-cache.ts';
import type { Shell } from './shell.svelte.ts';

/** Where the model files are. Bytes count what is on the device and right, of the files that the first label needs. */
export type ModelsState =
  | { readonly phase: 'idle' }
  /** Reading back what the cache holds. */
  | { readonly phase: 'checking'; readonly bytes: number; readonly total: number }
  | { readonly phase: 'downloading'; readonly bytes: number; readonly total: number }
  /** In memory as far as the first label needs them. */
  | { readonly phase: 'usable' }
  /** In memory, and every byte of every file was read back from the cache and is right. */
  | { readonly phase: 'verified' }
  /** In memory, but not kept: the browser refused (`refused`) or keeps nothing here (`unavailable`). */
  | { readonly phase: 'unstored'; readonly reason: 'refused' | 'unavailable' }
  | { readonly phase: 'failed'; readonly failure: Failure };

export interface OfflineOptions {
  readonly cache: ModelCache;
  readonly shell: Shell;
}

/** Works without a network? The model files, the app's own files, and updates of both. */
export class Offline {
  models: ModelsState = $state.raw({ phase: 'idle' });
  /** Every model file is in memory, kept or not. */
  complete = false;
  readonly shell: Shell;
  /** Shell precached and every model byte verified in the cache: flight mode will do. */
  readonly readyOffline: boolean = $derived.by(
    () => this.shell.state === 'precached' && this.models.phase === 'verified',
  );
  /** 'Works now, cannot be installed from here': untrusted certificate or plain http. */
  readonly swRefused: boolean = $derived.by(
    () => this.shell.state === 'certificate' || this.shell.state === 'insecure',
  );
  readonly updateReady: boolean = $derived.by(() => this.shell.updateReady);

  readonly #cache: ModelCache;

  constructor({ cache, shell }: OfflineOptions) {
    this.#cache = cache;
    this.shell = shell;
  }

  /**
   * Brings the model files that the first label needs into memory, from the cache or the network; call it again to
   * try again.
   * Throws `VisorError` 'download' or 'corrupt', or the signal's reason.
   */
  async loadModels(signal: AbortSignal): Promise<LoadedModels> {
    this.complete = false;
    this.models = { phase: 'checking', bytes: 0, total: 0 };
    try {
      const loaded = await this.#cache.load({
        signal,
        onProgress: ({ bytes, total, fetching }) => {
          this.models = { phase: fetching ? 'downloading' : 'checking', bytes, total };
        },
      });
      this.models = loaded.stored === 'stored' ? { phase: 'usable' } : { phase: 'unstored', reason: loaded.stored };
      return loaded;
    } catch (error) {
      this.models = signal.aborted ? { phase: 'idle' } : { phase: 'failed', failure: failureOf(error, 'download') };
      throw error;
    }
  }

  /**
   * Brings the other model files. Resolves as soon as they are in memory; that all of them are also safe in the cache
   * shows in {@link models}. Throws as {@link loadModels} does; what was usable stays so.
   */
  async completeModels(signal: AbortSignal): Promise<LoadedModels> {
    const loaded = await this.#cache.complete({ signal, onProgress: () => undefined });
    this.complete = true;
    if (loaded.stored === 'stored') void this.#verify(signal);
    else this.models = { phase: 'unstored', reason: loaded.stored };
    return loaded;
  }

  /** Changes to the waiting version by a reload. Refused (false) while live. */
  applyUpdate(): boolean {
    return this.shell.applyUpdate();
  }

  async #verify(signal: AbortSignal): Promise<void> {
    const whole = await this.#cache.verify().catch(() => false);
    if (!signal.aborted) this.models = whole ? { phase: 'verified' } : { phase: 'unstored', reason: 'refused' };
  }
}
