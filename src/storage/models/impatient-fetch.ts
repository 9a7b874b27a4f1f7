import { VisorError } from '#core/failure.ts';

/** Without a byte for so long a download stands still, s. */
const PATIENCE = 15;
/** Calls again and again until what comes back is called. */
type Every = (ms: number, run: () => void) => () => void;

/**
 * `fetch` that ends with a `VisorError` 'stalled' after 15 s without a byte, before the answer or within it; how slowly
 * bytes come makes no difference. Seconds are counted one by one: while a device sleeps none goes by.
 */
export function impatientFetch(fetch: typeof globalThis.fetch, every: Every = everySecond): typeof globalThis.fetch {
  return async (input, init) => {
    const control = new AbortController();
    const given = init?.signal;
    const giveUp = () => control.abort(given?.reason);
    if (given?.aborted) giveUp();
    given?.addEventListener('abort', giveUp);
    let quiet = 0;
    let body: ReadableStreamDefaultController<Uint8Array> | null = null;
    const stop = every(1000, () => {
      if (++quiet < PATIENCE) return;
      const error = new VisorError('stalled', `no byte for ${PATIENCE} s`);
      finish();
      body?.error(error);
      control.abort(error);
    });
    const finish = () => {
      stop();
      given?.removeEventListener('abort', giveUp);
    };
    try {
      const response = await fetch(input, { ...init, signal: control.signal });
      const reader = response.body?.getReader();
      quiet = 0;
      if (!reader) {
        finish();
        return response;
      }
      const stream = new ReadableStream<Uint8Array>({
        start: (controller) => void (body = controller),
        async pull(controller) {
          try {
            const { done, value } = await reader.read();
            quiet = 0;
            if (!done) return controller.enqueue(value);
            finish();
            controller.close();
          } catch (error) {
            finish();
            controller.error(control.signal.aborted ? control.signal.reason : error);
          }
        },
        async cancel(reason) {
          finish();
          await reader.cancel(reason);
        },
      });
      const { status, statusText, headers } = response;
      return new Response(stream, { status, statusText, headers });
    } catch (error) {
      finish();
      throw control.signal.aborted ? (control.signal.reason as Error) : error;
    }
  };
}

function everySecond(ms: number, run: () => void): () => void {
  const timer = setInterval(run, ms);
  return () => clearInterval(timer);
}
