import { AS_IT_COMES } from '#camera/camera-view.ts';
import type { Source } from '#camera/source.ts';
import type { LiveOptions } from './live-options.ts';
import type { RecogniserState } from './recogniser.svelte.ts';
import type { SourceRequest } from './source-request.ts';

/** A photo is opened when it can be looked at, everything else at once: its picture is seen while models are on their way. */
export function mayOpen(request: SourceRequest, phase: RecogniserState['phase']): boolean {
  return phase === 'ready' || (request.kind !== 'file' && phase !== 'failed');
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
  async open(request: SourceRequest): Promise<Source | null> {
    const { sources, settings } = this.#options;
    if (request.kind === 'demo') return sources.openDemo();
    if (request.kind === 'file') return sources.openFile(request.file);
    const abort = new AbortController();
    this.#abort = abort;
    await this.#camera;
    if (abort.signal.aborted) return null;
    const facing = request.facing ?? settings.current.facing;
    const deviceId = request.deviceId ?? (request.facing ? null : settings.current.deviceId);
    const opened = sources.openCamera({
      facing,
      ...(deviceId ? { deviceId } : {}),
      ...(request.leaving ? { leaving: request.leaving } : {}),
      viewOf: (id) => settings.current.views[id] ?? AS_IT_COMES,
      signal: abort.signal,
    });
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
