import type { Source } from '#camera/source.ts';
import type { LiveOptions } from './live-options.ts';
import type { RecogniserState } from './recogniser.svelte.ts';
import type { Want } from './source-request.ts';

/** Not during a download, which may take long; a photo is opened when it can be looked at. */
export function mayOpen(want: Want, phase: RecogniserState['phase']): boolean {
  return phase === 'ready' || (phase === 'electing' && want.kind !== 'file');
}

/** Opens sources, and cameras one after another: many phones have no second one while the first still opens. */
export class SourceOpener {
  readonly #options: Pick<LiveOptions, 'sources' | 'settings'>;
  #camera: Promise<unknown> = Promise.resolve();
  #abort: AbortController | null = null;

  constructor(options: Pick<LiveOptions, 'sources' | 'settings'>) {
    this.#options = options;
  }

  /** null: {@link abort} came first. Throws what the source throws. */
  async open(want: Want): Promise<Source | null> {
    const { sources, settings } = this.#options;
    if (want.kind === 'demo') return sources.openDemo();
    if (want.kind === 'file') return sources.openFile(want.file);
    const abort = new AbortController();
    this.#abort = abort;
    await this.#camera;
    if (abort.signal.aborted) return null;
    const facing = want.facing ?? settings.current.facing;
    const deviceId = want.deviceId ?? (want.facing ? null : settings.current.deviceId);
    const opened = sources.openCamera({ facing, ...(deviceId ? { deviceId } : {}), signal: abort.signal });
    this.#camera = opened.then(
      (source) => (abort.signal.aborted ? source.close() : undefined),
      () => undefined,
    );
    return opened;
  }

  /** A camera that is still being opened is no longer wanted. */
  abort(): void {
    this.#abort?.abort();
  }
}
