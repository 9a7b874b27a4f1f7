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

interface Pending {
  readonly resolve: (result: never) => void;
  readonly reject: (error: VisorError) => void;
  readonly onProgress: ((progress: Progress[keyof Progress]) => void) | null;
  readonly silence: number;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * Promises over one worker: every request gets exactly one answer, or fails with `recognition-stopped`
 * when the worker says nothing for its `silence` (ms), crashes, or is closed.
 */
export class RequestPort {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.onmessage = (event: MessageEvent<Reply>) => this.#settle(event.data);
    worker.onerror = (event) => this.#failAll(event.message || 'worker error');
  }

  /** Sends one request; `transfer` hands objects over, an aborted `signal` asks to end early. */
  ask<T extends Request['type']>(
    request: Extract<Unsent<Request>, { type: T }>,
    options: AskOptions<T>,
  ): Promise<Results[T]> {
    const id = this.#nextId++;
    options.signal?.addEventListener('abort', () => this.#cancel(id), { once: true });
    return new Promise<Results[T]>((resolve, reject) => {
      const pending: Pending = {
        resolve,
        reject,
        onProgress: (options.onProgress ?? null) as Pending['onProgress'],
        silence: options.silence,
        timer: this.#watch(id, options.silence),
      };
      this.#pending.set(id, pending);
      this.#worker.postMessage({ ...request, id }, { transfer: options.transfer ?? [] });
    });
  }

  /** Ends the worker; whatever is still asked fails. */
  close(): void {
    this.#worker.terminate();
    this.#failAll('closed');
  }

  #cancel(request: number): void {
    if (!this.#pending.has(request)) return;
    this.#worker.postMessage({ type: 'cancel', id: this.#nextId++, request } satisfies Request);
  }

  #watch(id: number, silence: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      const pending = this.#pending.get(id);
      this.#pending.delete(id);
      pending?.reject(new VisorError('recognition-stopped', `no answer for ${silence} ms`));
    }, silence);
  }

  #settle(reply: Reply): void {
    const pending = this.#pending.get(reply.id);
    if (!pending) return;
    clearTimeout(pending.timer);
    switch (reply.type) {
      case 'progress':
        pending.timer = this.#watch(reply.id, pending.silence);
        pending.onProgress?.(reply.progress);
        return;
      case 'alive':
        pending.timer = this.#watch(reply.id, pending.silence);
        return;
      case 'done':
        this.#pending.delete(reply.id);
        pending.resolve(reply.result as never);
        return;
      case 'failed':
        this.#pending.delete(reply.id);
        pending.reject(new VisorError(reply.failure, reply.detail));
        return;
      default:
        reply satisfies never;
    }
  }

  #failAll(detail: string): void {
    for (const pending of this.#pending.values()) {
      clearTimeout(pending.timer);
      pending.reject(new VisorError('recognition-stopped', detail));
    }
    this.#pending.clear();
  }
}
