import type { Progress, ProgressOf, Reply, Request, Results } from '#bridge/protocol.ts';
import { failureOf } from '#core/failure.ts';
import type { Job } from './job.ts';

type Asked<T extends Request['type']> = Extract<Request, { type: T }>;

/** What is done about each kind of request; cancelling is the registry's own. */
export type Handlers = {
  readonly [T in Exclude<Request['type'], 'cancel'>]: (
    request: Asked<T>,
    job: Job<ProgressOf<T>>,
  ) => Results[T] | Promise<Results[T]>;
};

/** One of the handlers, for the request that it is for: the table's own type has paired them. */
type AnyHandler = (
  request: Request,
  job: Job<Progress[keyof Progress]>,
) => Results[keyof Results] | Promise<Results[keyof Results]>;

/**
 * Every request of the page as one job: it reports under its id, can be cancelled, and gets exactly one `done` or
 * `failed`, after which nothing is said about it any more.
 */
export class RequestRegistry {
  readonly #handlers: Handlers;
  readonly #post: (reply: Reply) => void;
  /** Jobs without an answer yet: a lost GPU context leaves their tfjs promises unsettled for ever. */
  readonly #open = new Map<number, AbortController>();
  #lost: Error | null = null;

  /** `post` hands a reply to the page. */
  constructor(handlers: Handlers, post: (reply: Reply) => void) {
    this.#handlers = handlers;
    this.#post = post;
  }

  /** Takes a request on. Never throws: what goes wrong is the request's answer. */
  take(request: Request): void {
    const { id } = request;
    const cancel = new AbortController();
    this.#open.set(id, cancel);
    if (request.type === 'cancel') {
      this.#open.get(request.request)?.abort();
      return this.#answer({ type: 'done', id, result: null });
    }
    this.#run(request, cancel.signal).then(
      (result) => this.#answer({ type: 'done', id, result }),
      (error: unknown) => this.#fail(id, error),
    );
  }

  /** Nothing under way will ever settle: all of it fails, and so does whatever is asked later. */
  lose(error: Error): void {
    this.#lost = error;
    for (const id of [...this.#open.keys()]) this.#fail(id, error);
  }

  async #run(request: Exclude<Request, { type: 'cancel' }>, signal: AbortSignal): Promise<Results[keyof Results]> {
    if (this.#lost) throw this.#lost;
    const { id } = request;
    const handle = this.#handlers[request.type] as AnyHandler;
    return handle(request, {
      signal,
      tell: (progress) => this.#report({ type: 'progress', id, progress }),
      alive: () => this.#report({ type: 'alive', id }),
    });
  }

  #report(reply: Reply): void {
    if (this.#open.has(reply.id)) this.#post(reply);
  }

  #fail(id: number, error: unknown): void {
    const detail = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
    this.#answer({ type: 'failed', id, failure: failureOf(error, 'recognition-stopped'), detail });
  }

  /** Exactly one answer each: what settles after a lost context has been answered already. */
  #answer(reply: Reply): void {
    if (this.#open.delete(reply.id)) this.#post(reply);
  }
}
