import { VisorError } from '#core/failure.ts';
import type { Progress, ProgressOf, Reply, Request, Results } from './protocol.ts';

/** A request before it has its number. */
export type Unsent<R> = R extends Request ? Omit<R, 'id'> : never;

export interface AskOptions<T extends Request['type']> {
  /** ms without a word after which the request counts as lost. */
  readonly silence: number;
  readonly transfer?: Transferable[];
  readonly onProgress?: (progress: ProgressOf<T>) => void;
  readonly signal?: AbortSignal;
}

/** They wait for people to be seen: silence ends such a request alone, and the worker is not taken for dead. */
const WAITING: ReadonlySet<Request['type']> = new Set(['capture', 'occlusion', 'microscope']);

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (error: VisorError) => void;
  readonly onProgress: ((progress: Progress[keyof Progress]) => void) | null;
  readonly silence: number;
  readonly waits: boolean;
  /** Lets go of the signal that may cancel it. */
  readonly release: () => void;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * Promises over one worker: every request gets exactly one answer, or fails with `recognition-stopped` when the worker
 * crashes, is closed, or is silent: neither this request's word nor the report of any other job came within its
 * `silence` (ms). A worker that is busy with a job that reports lives, whatever waits behind that job.
 */
export class RequestPort {
  /** The worker was silent; it is not ended here. */
  onsilent: ((detail: string) => void) | null = null;
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = (event: MessageEvent<Reply>) => this.#hear(event.data);
    worker.onerror = (event) => this.#failAll(event.message || 'worker error');
  }

  /** Sends one request; `transfer` hands objects over, an aborted `signal` asks to end early, before it began too. */
  ask<T extends Request['type']>(
    request: Extract<Unsent<Request>, { type: T }>,
    options: AskOptions<T>,
  ): Promise<Results[T]> {
    const id = this.#nextId++;
    const { signal, silence } = options;
    const cancel = () => this.#cancel(id);
    return new Promise<Results[T]>((resolve, reject) => {
      const pending: Pending = {
        resolve,
        reject,
        onProgress: (options.onProgress ?? null) as Pending['onProgress'],
        silence,
        waits: WAITING.has((request as Unsent<Request>).type),
        release: () => signal?.removeEventListener('abort', cancel),
        timer: this.#watch(id, silence),
      };
      this.#pending.set(id, pending);
      try {
        this.#worker.postMessage({ ...request, id }, { transfer: options.transfer ?? [] });
      } catch (error) {
        // What cannot be sent is not waited for: a frame that a lost GPU took along.
        this.#take(id);
        throw error;
      }
      if (signal?.aborted) cancel();
      else signal?.addEventListener('abort', cancel, { once: true });
    });
  }

  /** Ends the worker; whatever is still asked fails. */
  close(): void {
    this.#worker.terminate();
    this.#failAll('closed');
  }

  #cancel(request: number): void {
    this.#worker.postMessage({ type: 'cancel', id: this.#nextId++, request } satisfies Request);
  }

  #watch(id: number, silence: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      const pending = this.#take(id);
      if (!pending) return;
      const detail = `no answer for ${silence} ms`;
      // Nobody waits for it any more.
      this.#cancel(id);
      pending.reject(new VisorError('recognition-stopped', detail));
      if (!pending.waits) this.onsilent?.(detail);
    }, silence);
  }

  #hear(reply: Reply): void {
    switch (reply.type) {
      case 'progress':
      case 'alive':
        if (!this.#pending.has(reply.id)) return;
        for (const [id, pending] of this.#pending) {
          clearTimeout(pending.timer);
          pending.timer = this.#watch(id, pending.silence);
        }
        if (reply.type === 'progress') this.#pending.get(reply.id)?.onProgress?.(reply.progress);
        return;
      case 'done':
        this.#take(reply.id)?.resolve(reply.result as never);
        return;
      case 'failed':
        this.#take(reply.id)?.reject(new VisorError(reply.failure, reply.detail));
        return;
      default:
        reply satisfies never;
    }
  }

  #failAll(detail: string): void {
    for (const id of [...this.#pending.keys()]) this.#take(id)?.reject(new VisorError('recognition-stopped', detail));
  }

  /** A request that is over, however it ended. */
  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    clearTimeout(pending?.timer);
    pending?.release();
    return pending;
  }
}
