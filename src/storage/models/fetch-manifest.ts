import { VisorError } from '#core/failure.ts';
import type { ModelManifest } from '#core/manifest.ts';
import type { Download } from './download-file.ts';
import { readManifest } from './model-manifest.ts';

/** How long a manifest kept from last time waits for a newer one, ms. */
const PATIENCE = 4000;

export interface ManifestRequest {
  readonly fetch: typeof fetch;
  readonly wait: Download['wait'];
  readonly url: string;
  readonly signal: AbortSignal;
  /** Whether nothing is kept that could be used instead: then it is waited for as long as it takes. */
  readonly patient: Promise<boolean>;
}

/** The newest manifest. Throws `VisorError` 'download' (unreachable, or too slow), or the signal's reason. */
export async function fetchManifest({ fetch, wait, url, signal, patient }: ManifestRequest): Promise<ModelManifest> {
  const limit = new AbortController();
  const stop = (): void => limit.abort(signal.reason);
  signal.addEventListener('abort', stop);
  const hurry = async (): Promise<void> => {
    if (!(await patient)) await wait(PATIENCE, limit.signal).then(stop);
  };
  void hurry().catch(() => undefined);
  try {
    signal.throwIfAborted();
    const response = await fetch(url, { signal: limit.signal, cache: 'no-store' });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await readManifest(response);
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof VisorError ? error : new VisorError('download', `models/manifest.json: ${String(error)}`);
  } finally {
    signal.removeEventListener('abort', stop);
    limit.abort(); // ends the wait
  }
}
