import { VisorError } from '#core/failure.ts';
import type { ModelFile } from '#core/manifest.ts';
import type { PartialFile } from './partial-file.ts';

export interface Download {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly file: ModelFile;
  readonly partial: PartialFile;
  /** Past the browser's HTTP cache, which may hold the damaged bytes. */
  readonly fresh: boolean;
  readonly signal: AbortSignal;
  /** Bytes of this file that are here by now. */
  readonly onBytes: (bytes: number) => void;
  /** Resolves after `ms`; rejects with the signal's reason. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Pauses before the attempts that follow one that brought nothing new, ms. A slow download is never cut off. */
const PAUSES = [500, 1000, 2000, 4000];
const PIECE = 1 << 20;

/**
 * Downloads one file, going on where it broke off if the server can (206), from its start if not.
 * Returns null when the server sends more than the manifest promises. Throws `VisorError` 'download' when
 * repeated attempts bring nothing new, or the signal's reason.
 */
export async function downloadFile(download: Download): Promise<ArrayBuffer | null> {
  const { file, partial, signal, wait } = download;
  const bytes = new Uint8Array(file.bytes);
  let at = await partial.read(bytes);
  let furthest = at;
  let failed = 0;
  while (at < file.bytes) {
    let trouble = 'ended early';
    try {
      for await (const end of receive(download, bytes, at)) at = end;
      if (at > file.bytes) return null;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof VisorError) throw error;
      trouble = String(error);
    }
    if (at >= file.bytes) break;
    failed = at > furthest ? 0 : failed + 1;
    furthest = Math.max(at, furthest);
    const pause = PAUSES[failed];
    if (pause === undefined) throw new VisorError('download', `${file.path}: ${trouble}`);
    await wait(pause, signal);
  }
  return bytes.buffer;
}

/** One request. Yields where the received bytes end; `file.bytes + 1` when there are too many. */
async function* receive(download: Download, bytes: Uint8Array<ArrayBuffer>, start: number): AsyncGenerator<number> {
  const { file, partial, signal, onBytes } = download;
  const response = await request(download, start);
  let at = start;
  if (start > 0 && !continues(response, start)) {
    at = 0;
    await partial.clear();
    yield at;
  }
  let kept = at;
  try {
    for await (const chunk of chunksOf(response)) {
      if (at + chunk.length > file.bytes) {
        yield file.bytes + 1;
        return;
      }
      bytes.set(chunk, at);
      at += chunk.length;
      onBytes(at);
      if (at - kept >= PIECE) {
        await partial.add(kept, bytes.subarray(kept, at));
        kept = at;
      }
      yield at;
    }
  } finally {
    // Broken off or left by the visitor: keep what came.
    if (at < file.bytes || signal.aborted) await partial.add(kept, bytes.subarray(kept, at));
  }
}

async function request({ fetch, url, file, fresh, signal }: Download, start: number): Promise<Response> {
  const response = await fetch(url, {
    signal,
    headers: start > 0 ? { Range: `bytes=${start}-` } : {},
    cache: fresh ? 'reload' : 'default',
  });
  const { status } = response;
  const type = response.headers.get('Content-Type') ?? '';
  // A page where a model should be: a wrong address, or a guest network that wants a sign-in first.
  if (status === 404 || status === 403 || type.startsWith('text/html')) {
    throw new VisorError('download', `${file.path}: status ${status}, ${type}`);
  }
  if (status !== 200 && status !== 206) throw new Error(`status ${status}`);
  return response;
}

function continues(response: Response, start: number): boolean {
  return response.status === 206 && (response.headers.get('Content-Range') ?? '').startsWith(`bytes ${start}-`);
}

/** A stream as an async iterable; Safari's streams are none by themselves. */
async function* chunksOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
