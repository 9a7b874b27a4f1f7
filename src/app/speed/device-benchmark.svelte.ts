import { LatestRun } from '#app/latest-run.ts';
import type { Backend, StartOptions } from '#bridge/protocol.ts';
import type { VisionClient } from '#bridge/vision-client.ts';
import { failureOf, type Failure } from '#core/failure.ts';
import {
  lookFigures,
  percentile,
  warmingOf,
  type DeviceName,
  type DeviceReport,
  type TimedLook,
} from '#core/pace/device-report.ts';
import { DEFAULT_RULES } from '#core/person/rules.ts';
import type { Scene } from '#core/scene.ts';
import { teachCrowd } from './teach-crowd.ts';

/** In the order in which they are measured; `warming` only where somebody asked for it. */
export type Step = 'start' | 'teach' | 'one' | 'four' | 'warming';

export type BenchmarkState =
  | { readonly kind: 'idle' }
  /** `share`: how much of the step is done, 0..1. */
  | { readonly kind: 'running'; readonly step: Step; readonly share: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

type Client = Pick<VisionClient, 'start' | 'setFaces' | 'look' | 'teach' | 'setHead' | 'reset' | 'count' | 'dispose'>;

export interface DeviceBenchmarkOptions {
  /** A recognition of its own, apart from the one that runs. */
  readonly createClient: () => Client;
  /** Every model file, from the cache where they are there. */
  readonly loadModels: (signal: AbortSignal) => Promise<Pick<StartOptions, 'files' | 'knownAnswer'>>;
  /** A picture with so many people. */
  readonly picture: (people: number) => Promise<HTMLCanvasElement>;
  readonly device: () => Promise<DeviceName>;
  /** What was asked for in the address, and what the recognition that runs was elected to. */
  readonly backend: () => { readonly named: Backend | 'auto'; readonly elected: Backend | null };
  /** Notes when the screen gets a new picture; what comes back gives the times between two, ms. */
  readonly watchFrames: () => () => number[];
  readonly now: () => number;
  /** How long `warming` looks on, ms. */
  readonly warmingMs?: number;
}

const WARMING_MS = 300_000;
/** Parts of it that are told apart. */
const PARTS = 20;
/** Looks before any is counted: everything is compiled, everybody is known. */
const WARM_UP = 12;
/** Counted looks at one picture, and ms after which there are enough; a few are counted in any case. */
const LOOKS = 40;
const LONG_ENOUGH = 10_000;
const LEAST = 5;

/** Measures what looks cost on this device, without a network and without anything to compare with. */
export class DeviceBenchmark {
  state: BenchmarkState = $state.raw({ kind: 'idle' });
  /** Grows row by row; a new run begins it anew. */
  report: DeviceReport | null = $state.raw(null);
  readonly running: boolean = $derived.by(() => this.state.kind === 'running');
  readonly #options: DeviceBenchmarkOptions;
  readonly #run = new LatestRun();

  constructor(options: DeviceBenchmarkOptions) {
    this.#options = options;
  }

  /** Measures; `warm` looks on until the device is warm. Never throws. Another call while it runs does nothing. */
  async start({ warm = false }: { readonly warm?: boolean } = {}): Promise<void> {
    if (this.running) return;
    const signal = this.#run.begin();
    this.report = null;
    this.#tell('start', 0);
    const client = this.#options.createClient();
    const end = () => client.dispose();
    signal.addEventListener('abort', end, { once: true });
    try {
      await this.#measure(client, warm, signal);
      if (!signal.aborted) this.state = { kind: 'idle' };
    } catch (error) {
      if (!signal.aborted) this.state = { kind: 'failed', failure: failureOf(error, 'recognition-stopped') };
    } finally {
      client.dispose();
    }
  }

  /** Ends at once; what was measured stays. */
  stop(): void {
    this.#run.end();
    this.state = { kind: 'idle' };
  }

  async #measure(client: Client, warm: boolean, signal: AbortSignal): Promise<void> {
    const { loadModels, picture, device, backend, watchFrames, now, warmingMs = WARMING_MS } = this.#options;
    const [name, one, four, { files, knownAnswer }] = await Promise.all([
      device(),
      picture(1),
      picture(4),
      loadModels(signal),
    ]);
    signal.throwIfAborted();
    const began = now();
    const { named, elected } = backend();
    const rest = { remembered: elected, trusted: false, files, knownAnswer, rules: DEFAULT_RULES };
    const started = await client.start({ backend: named, ...rest });
    await lookAt(client, four, now);
    const startMs = now() - began;
    const modelBytes = Object.values(files).reduce((sum, { byteLength }) => sum + byteLength, 0);
    const { threads } = started;
    const empty = { one: null, four: null, calls: null, display: null, warming: null };
    this.report = { device: name, backend: started.backend, threads, startMs, modelBytes, ...empty };
    this.#tell('teach', 0);
    await client.setFaces(files);
    await teachCrowd(client, () => lookAt(client, four, now), signal);

    const alone = await this.#look(client, one, 'one', signal);
    this.#add({ one: lookFigures(alone.times, alone.found) });
    const intervals = watchFrames();
    try {
      const { times, found, calls } = await this.#look(client, four, 'four', signal);
      this.#add({ four: lookFigures(times, found), calls, display: percentile(intervals(), 0.95) });
    } finally {
      intervals();
    }
    if (!warm) return;
    const looks: TimedLook[] = [];
    const from = now();
    for (let asked = from; asked - from < warmingMs; asked = now()) {
      await lookAt(client, four, now);
      signal.throwIfAborted();
      looks.push({ at: now() - from, ms: now() - asked });
      this.#tell('warming', (now() - from) / warmingMs);
    }
    this.#add({ warming: warmingOf(looks, now() - from, PARTS) });
  }

  /** Looks at one picture without a rest and counts what that asks of the backend. */
  async #look(client: Client, picture: HTMLCanvasElement, step: Step, signal: AbortSignal) {
    const { now } = this.#options;
    await client.reset();
    for (let look = 0; look < WARM_UP; look += 1) {
      this.#tell(step, look / (WARM_UP + LOOKS));
      await lookAt(client, picture, now);
      signal.throwIfAborted();
    }
    await client.count(true);
    const times: number[] = [];
    const from = now();
    let found = 0;
    while (times.length < LOOKS && (times.length < LEAST || now() - from < LONG_ENOUGH)) {
      const asked = now();
      found = (await lookAt(client, picture, now)).people.length;
      signal.throwIfAborted();
      times.push(now() - asked);
      this.#tell(step, (WARM_UP + times.length) / (WARM_UP + LOOKS));
    }
    const counted = await client.count(false);
    const each = (sum = 0) => sum / times.length;
    const calls = {
      kernels: each(counted?.kernels),
      uploadedBytes: each(counted?.uploadedBytes),
      reads: each(counted?.reads),
      readBytes: each(counted?.readBytes),
    };
    return { times, found, calls };
  }

  #tell(step: Step, share: number): void {
    this.state = { kind: 'running', step, share };
  }

  #add(rows: Partial<DeviceReport>): void {
    if (this.report) this.report = { ...this.report, ...rows };
  }
}

async function lookAt(client: Client, picture: HTMLCanvasElement, now: () => number): Promise<Scene> {
  const scene = await client.look(await createImageBitmap(picture), { time: now(), still: false, turn: null });
  if (!scene) throw new Error('the recognition refused a picture');
  return scene;
}
