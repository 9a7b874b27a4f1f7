import { LatestRun } from '#app/latest-run.ts';
import type { Reading } from '#bridge/explain-protocol.ts';
import type { Backend, StartOptions } from '#bridge/protocol.ts';
import type { VisionClient } from '#bridge/vision-client.ts';
import { DEFAULT_RULES } from '#core/person/rules.ts';

/** In the order in which they are timed: the slowest last, so that there is something to see meanwhile. */
export const RACERS = ['wasm', 'webgl', 'webgpu', 'cpu'] as const satisfies readonly Backend[];

/** How far one backend is. */
export type Lap =
  | { readonly phase: 'waiting' }
  /** Loading its code and arranging its first answer. */
  | { readonly phase: 'starting' }
  | { readonly phase: 'running'; readonly runs: number }
  | { readonly phase: 'done'; readonly startMs: number; readonly reading: Reading }
  /** Not on this device, or its answer was wrong; `detail` is the browser's own word, in English. */
  | { readonly phase: 'absent'; readonly detail: string };

type Loaded = Pick<StartOptions, 'files' | 'knownAnswer'>;

export interface StopwatchOptions {
  /** A recognition of its own, apart from the one that runs. */
  readonly createClient: () => Pick<VisionClient, 'start' | 'explain' | 'dispose'>;
  /** The detector's files, from the cache where they are there. */
  readonly loadModels: (signal: AbortSignal) => Promise<Loaded>;
  readonly now: () => number;
}

/** Times the same picture on every backend of this device, one after another. */
export class Stopwatch {
  laps: Readonly<Record<(typeof RACERS)[number], Lap>> = $state.raw(allWaiting());
  running = $state(false);
  /** The models could not be read, or nothing could be timed. */
  failed = $state(false);
  readonly #options: StopwatchOptions;
  readonly #run = new LatestRun();

  constructor(options: StopwatchOptions) {
    this.#options = options;
  }

  /** Times `picture` on every backend and closes it. Another call while it runs does nothing. */
  async start(picture: ImageBitmap): Promise<void> {
    if (this.running) return picture.close();
    const signal = this.#run.begin();
    this.running = true;
    this.failed = false;
    this.laps = allWaiting();
    try {
      const loaded = await this.#options.loadModels(signal);
      for (const backend of RACERS) {
        if (signal.aborted) break;
        await this.#time(backend, loaded, picture, signal);
      }
    } catch {
      this.failed = !signal.aborted;
    } finally {
      picture.close();
      this.running = false;
      this.laps = ended(this.laps);
    }
  }

  /** Ends after the run under way; what was measured stays. */
  stop(): void {
    this.#run.end();
  }

  async #time(
    backend: (typeof RACERS)[number],
    { files, knownAnswer }: Loaded,
    picture: ImageBitmap,
    signal: AbortSignal,
  ): Promise<void> {
    const { createClient, now } = this.#options;
    const client = createClient();
    const end = () => client.dispose();
    signal.addEventListener('abort', end);
    const began = now();
    this.#note(backend, { phase: 'starting' });
    try {
      await client.start({ backend, remembered: null, trusted: false, files, knownAnswer, rules: DEFAULT_RULES });
      const startMs = now() - began;
      const copy = await createImageBitmap(picture);
      const reading = await client.explain<'stopwatch'>(
        { type: 'stopwatch', picture: copy },
        { transfer: [copy], onProgress: (runs) => this.#note(backend, { phase: 'running', runs }) },
      );
      this.#note(backend, { phase: 'done', startMs, reading });
    } catch (error) {
      this.#note(backend, signal.aborted ? { phase: 'waiting' } : { phase: 'absent', detail: String(error) });
    } finally {
      signal.removeEventListener('abort', end);
      client.dispose();
    }
  }

  #note(backend: (typeof RACERS)[number], lap: Lap): void {
    this.laps = { ...this.laps, [backend]: lap };
  }
}

function allWaiting(): Stopwatch['laps'] {
  return {
    wasm: { phase: 'waiting' },
    webgl: { phase: 'waiting' },
    webgpu: { phase: 'waiting' },
    cpu: { phase: 'waiting' },
  };
}

/** What was stopped half way has no time. */
function ended(laps: Stopwatch['laps']): Stopwatch['laps'] {
  const over = (lap: Lap): Lap => (lap.phase === 'starting' || lap.phase === 'running' ? { phase: 'waiting' } : lap);
  return { wasm: over(laps.wasm), webgl: over(laps.webgl), webgpu: over(laps.webgpu), cpu: over(laps.cpu) };
}
