import { failureOf, VisorError, type Failure } from '#core/failure.ts';
import type { Head } from '#core/head/head.ts';
import type { RuleList } from '#core/person/rules.ts';
import type { Scene } from '#core/scene.ts';
import { BACKENDS } from './protocol.ts';
import type { Backend, LookOptions, ModelBytes, Request, Results, StartOptions, Started } from './protocol.ts';
import { LIMITS, type ClientLimits } from './client-limits.ts';
import type { ExplainRequest } from './explain-protocol.ts';
import { packRequest } from './pack-embeddings.ts';
import { RequestPort, type AskOptions, type Unsent } from './request-port.ts';
import type { TeachRequest } from './teach-protocol.ts';

type Tell = NonNullable<AskOptions<'look'>['onProgress']>;

/** What the page chooses; the client adds which backends are out and which ids are used up. */
export type StartInput = Omit<StartOptions, 'excluded' | 'firstTrack'>;

/**
 * The page's end of the recognition worker. One frame in flight; a busy or restarting client refuses the frame.
 * A promise of tfjs never settles after a lost WebGL context, and a GPU driver can hang, so silence ends the
 * worker and a new one takes over with the same models, rules and unused track ids.
 */
export class VisionClient {
  /** Recognition stopped for good, a person must act; or it stopped and came back, perhaps on another backend. */
  onstopped: ((failure: Failure) => void) | null = null;
  onrestarted: ((started: Started) => void) | null = null;
  readonly #createWorker: () => Worker;
  readonly #now: () => number;
  readonly #limits: ClientLimits;
  #port: RequestPort | null = null;
  #prepared: RequestPort | null = null;
  #starting: RequestPort | null = null;
  #disposed = false;
  #input: StartInput | null = null;
  #faces: ModelBytes | null = null;
  #head: Head | null = null;
  #excluded: Backend[] = [];
  #backend: Backend | null = null;
  #nextTrack = 1;
  #looking = false;
  #restarting = false;
  #restartTimes: number[] = [];

  constructor(createWorker: () => Worker, now: () => number, limits: Partial<ClientLimits> = {}) {
    this.#createWorker = createWorker;
    this.#now = now;
    this.#limits = { ...LIMITS, ...limits };
  }

  /** True while a frame is being looked at, or no worker is ready. */
  get busy(): boolean {
    return this.#looking || this.#restarting || this.#port === null;
  }

  /** Starts the worker ahead of {@link start}, with the code of the backend that will be tried first. */
  prepare(backend: Backend): void {
    if (this.#port || this.#prepared) return;
    const port = new RequestPort(this.#createWorker());
    this.#prepared = port;
    port.ask<'prepare'>({ type: 'prepare', backend }, { silence: this.#limits.prepareSilence }).catch(() => {
      // The start makes another worker; what is wrong goes wrong there again, and is told there.
      if (this.#prepared !== port) return;
      port.close();
      this.#prepared = null;
    });
  }

  /**
   * Elects a backend and loads the detector. A candidate that hangs the worker is excluded and the election runs
   * again. Throws `no-backend`, or `backend-refused` where the page named one.
   */
  async start(input: StartInput, onProgress: (trying: Backend) => void = () => {}): Promise<Started> {
    this.#input = input;
    for (;;) {
      const port = this.#prepared ?? new RequestPort(this.#createWorker());
      this.#prepared = null;
      this.#starting = port;
      let trying: Backend | null = null;
      try {
        const started = await port.ask<'start'>(
          { type: 'start', options: { ...input, excluded: this.#excluded, firstTrack: this.#nextTrack } },
          {
            silence: this.#limits.startSilence * this.#patienceOf(input.backend),
            onProgress: (backend) => {
              trying = backend;
              onProgress(backend);
            },
          },
        );
        this.#port?.close();
        this.#port = port;
        port.onsilent = (reason) => void this.#restart(port, reason);
        this.#backend = started.backend;
        if (this.#faces) this.#quick({ type: 'faces', files: this.#faces }).catch(() => undefined);
        if (this.#head) this.#quick({ type: 'speak', head: this.#head }).catch(() => undefined);
        return started;
      } catch (error) {
        port.close();
        if (this.#disposed || !(error instanceof VisorError) || error.failure !== 'recognition-stopped') throw error;
        if (input.backend !== 'auto') throw new VisorError('backend-refused', error.message);
        if (!trying || this.#excluded.length >= BACKENDS.length) throw new VisorError('no-backend', error.message);
        this.#excluded = [...this.#excluded, trying];
      } finally {
        this.#starting = null;
      }
    }
  }

  /** Looks at one frame, which is handed over; a careful look tells its steps. null: the frame was refused; never queues. */
  async look(frame: ImageBitmap, options: LookOptions, tell: Tell = () => {}): Promise<Scene | null> {
    const port = this.#port;
    if (this.busy || !port) {
      frame.close();
      return null;
    }
    this.#looking = true;
    try {
      const silence = this.#limits.lookSilence * this.#patienceOf(this.#input?.backend);
      const asked = { silence, transfer: [frame], onProgress: tell };
      const scene = await port.ask<'look'>({ type: 'look', frame, options }, asked);
      for (const person of scene.people) this.#nextTrack = Math.max(this.#nextTrack, person.track + 1);
      return scene;
    } catch (error) {
      if (error instanceof VisorError && error.failure === 'recognition-stopped') {
        void this.#restart(port, error.message);
        return null;
      }
      throw error;
    } finally {
      this.#looking = false;
    }
  }

  /** Raw people detections of one frame, no tracking; for evaluation. */
  detect(frame: ImageBitmap, minScore: number, closer = true): Promise<Results['detect']> {
    const silence = this.#limits.lookSilence * this.#patienceOf(this.#input?.backend);
    return this.#ready().ask<'detect'>({ type: 'detect', frame, minScore, closer }, { silence, transfer: [frame] });
  }

  /** What the recognition sees of a frame, which stays the caller's. */
  readBack(frame: ImageBitmap): Promise<Results['readBack']> {
    return this.#ready().ask<'readBack'>({ type: 'readBack', frame }, { silence: this.#limits.lookSilence });
  }

  /** The face models are there: from now on people have faces, after a restart too. Throws `corrupt`. */
  async setFaces(files: ModelBytes): Promise<void> {
    this.#faces = files;
    if (this.#port && !this.#restarting) await this.#quick({ type: 'faces', files });
  }

  /** New rules speak from the next look on. */
  async setRules(rules: RuleList): Promise<void> {
    if (this.#input) this.#input = { ...this.#input, rules };
    if (this.#port && !this.#restarting) await this.#quick({ type: 'rules', rules });
  }

  /** The head speaks from the next look on, after a restart too; null: the rules do. */
  async setHead(head: Head | null): Promise<void> {
    this.#head = head;
    if (this.#port && !this.#restarting) await this.#quick({ type: 'speak', head });
  }

  /** A request of teaching. Throws `recognition-stopped` where the worker stopped before it answered. */
  teach<T extends Exclude<TeachRequest['type'], 'speak' | 'cancel'>>(
    request: Extract<Unsent<TeachRequest>, { type: T }>,
    options: Omit<AskOptions<T>, 'silence' | 'transfer'> = {},
  ): Promise<Results[T]> {
    const { packed, transfer } = packRequest(request);
    return this.#ready().ask<T>(packed, { ...options, silence: this.#limits.jobSilence, transfer });
  }

  /** A request of the lab. Throws `recognition-stopped` where the worker stopped before it answered. */
  explain<T extends ExplainRequest['type']>(
    request: Extract<Unsent<ExplainRequest>, { type: T }>,
    options: Omit<AskOptions<T>, 'silence'> = {},
  ): Promise<Results[T]> {
    const { packed, transfer } = packRequest(request);
    return this.#ready().ask<T>(packed, { ...options, silence: this.#limits.jobSilence, transfer });
  }

  /** Another source: every track is forgotten, ids go on. */
  async reset(): Promise<void> {
    if (this.#port && !this.#restarting) await this.#quick({ type: 'reset' });
  }

  /** Live tensors and their bytes in the worker. */
  memory(): Promise<Results['memory']> {
    return this.#ready().ask<'memory'>({ type: 'memory' }, { silence: this.#limits.lookSilence });
  }

  /** Begins to count what is asked of the backend, or ends it and tells; for measurements. */
  count(on: boolean): Promise<Results['count']> {
    return this.#ready().ask<'count'>({ type: 'count', on }, { silence: this.#limits.lookSilence });
  }

  /** Not to be tried: it took the page down with it last time. */
  exclude(backend: Backend): void {
    if (!this.#excluded.includes(backend)) this.#excluded = [...this.#excluded, backend];
  }

  /** Ends the worker for good, one that is being started too. */
  dispose(): void {
    this.#disposed = true;
    for (const port of [this.#prepared, this.#starting, this.#port]) port?.close();
    this.#prepared = this.#starting = this.#port = null;
  }

  /** A named backend may take its time: there is no other to try. */
  readonly #patienceOf = (backend: StartInput['backend'] | undefined) => (backend === 'auto' ? 1 : 3);

  #ready(): RequestPort {
    if (!this.#port) throw new VisorError('recognition-stopped', 'not started');
    return this.#port;
  }

  /** A request that waits its turn behind a look; a restart in between carries its effect anyway. */
  async #quick(request: Extract<Unsent<Request>, { type: 'rules' | 'reset' | 'faces' | 'speak' }>): Promise<void> {
    try {
      await this.#ready().ask<(typeof request)['type']>(request, { silence: this.#limits.lookSilence });
    } catch (error) {
      if (!(error instanceof VisorError) || error.failure !== 'recognition-stopped') throw error;
    }
  }

  /** `port`: whose worker stopped; one that was left already stops nobody. */
  async #restart(port: RequestPort, reason: string): Promise<void> {
    if (this.#disposed || this.#restarting || !this.#input || port !== this.#port) return;
    this.#restarting = true;
    const now = this.#now();
    this.#restartTimes = [...this.#restartTimes.filter((t) => now - t < this.#limits.restartsWithin), now];
    port.close();
    this.#port = null;
    try {
      if (this.#restartTimes.length > this.#limits.restarts) throw new VisorError('recognition-stopped', reason);
      // The second loss in a row: that backend does not hold on this device.
      if (this.#restartTimes.length > 1 && this.#input.backend === 'auto' && this.#backend && this.#backend !== 'cpu') {
        this.#excluded = [...this.#excluded, this.#backend];
      }
      const started = await this.start({ ...this.#input, remembered: this.#backend, trusted: false });
      this.#restarting = false;
      this.onrestarted?.(started);
    } catch (error) {
      this.#restarting = false;
      if (!this.#disposed) this.onstopped?.(failureOf(error, 'recognition-stopped'));
    }
  }
}
