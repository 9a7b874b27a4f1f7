import { LatestRun } from '#app/latest-run.ts';
import { BACKENDS, type Backend, type Started } from '#bridge/protocol.ts';
import type { VisionClient } from '#bridge/vision-client.ts';
import { failureOf, VisorError, type Failure } from '#core/failure.ts';
import type { ModelManifest } from '#core/manifest.ts';
import type { RuleList } from '#core/person/rules.ts';
import type { SettingsStore } from '#storage/settings.ts';
import type { Offline } from '#app/install/offline.svelte.ts';

export type RecogniserState =
  | { readonly phase: 'idle' }
  /** Model files are on their way; bytes are in `Offline.models`. */
  | { readonly phase: 'files' }
  | { readonly phase: 'electing'; readonly trying: Backend | null; readonly tried: number }
  | { readonly phase: 'ready'; readonly started: Started }
  | { readonly phase: 'failed'; readonly failure: Failure };

export interface RecogniserOptions {
  readonly client: Pick<VisionClient, 'start' | 'prepare' | 'exclude' | 'onstopped' | 'onrestarted'>;
  readonly offline: Pick<Offline, 'loadModels'>;
  readonly settings: Pick<SettingsStore, 'current' | 'update'>;
  readonly backend: Backend | 'auto';
  readonly userAgent: string;
  readonly rules: () => RuleList;
  /** Whether the recognition sees what is drawn; asked once it runs. */
  readonly seesTrue: () => Promise<boolean>;
}

/** Brings the recognition up: detector, then the election of a backend. */
export class Recogniser {
  state: RecogniserState = $state.raw({ phase: 'idle' });
  manifest: ModelManifest | null = $state.raw(null);
  /** What failed behind the sentence; for diagnostics only. */
  detail = $state('');
  /** Recognition broke off this often and came back. */
  restarts = $state(0);
  /** Ready, or ready again after a break. */
  onready: (() => void) | null = null;
  readonly #options: RecogniserOptions;
  readonly #run = new LatestRun();

  constructor(options: RecogniserOptions) {
    this.#options = options;
    options.client.onstopped = (failure) => (this.state = { phase: 'failed', failure });
    options.client.onrestarted = (started) => {
      this.restarts += 1;
      this.#ready(started);
    };
  }

  /** Starts or starts again; ends 'ready' or 'failed', never throws. */
  async boot(): Promise<void> {
    const signal = this.#run.begin();
    const { client, offline, settings, backend } = this.#options;
    this.state = { phase: 'files' };
    client.prepare(backend === 'auto' ? (this.#lastElected() ?? 'wasm') : backend);
    try {
      const { manifest, bytes } = await offline.loadModels(signal);
      if (signal.aborted) return;
      this.manifest = manifest;
      this.state = { phase: 'electing', trying: null, tried: 0 };
      const crashed = settings.current.trying;
      if (backend === 'auto') for (const name of BACKENDS) if (name === crashed) client.exclude(name);
      let tried = 0;
      const before = this.#remembered(manifest.version);
      const started = await client.start(
        {
          backend,
          remembered: before,
          trusted: true,
          files: bytes,
          knownAnswer: manifest.knownAnswer,
          rules: this.#options.rules(),
        },
        (trying) => {
          // Told again while it takes long.
          if (settings.current.trying === trying && tried > 0) return;
          settings.update({ trying });
          if (!signal.aborted) this.state = { phase: 'electing', trying, tried: tried++ };
        },
      );
      if (signal.aborted) return;
      const remembered = { backend: started.backend, userAgent: this.#options.userAgent, version: manifest.version };
      settings.update(backend === 'auto' ? { trying: null, remembered } : { trying: null });
      // Where it went well last time people are looked for at once, and what is drawn is checked beside it.
      const known = started.backend === before;
      if (known) this.#ready(started);
      if (!(await this.#options.seesTrue())) throw new VisorError('canvas-lies');
      if (!signal.aborted && !known) this.#ready(started);
    } catch (error) {
      settings.update({ trying: null });
      if (signal.aborted) return;
      this.detail = String(error);
      this.state = { phase: 'failed', failure: failureOf(error, 'no-backend') };
    }
  }

  /** The page goes away by itself: whatever was being tried did not crash it. */
  leave(): void {
    this.#options.settings.update({ trying: null });
  }

  #ready(started: Started): void {
    this.state = { phase: 'ready', started };
    this.onready?.();
  }

  #remembered(version: string): Backend | null {
    return this.#options.settings.current.remembered?.version === version ? this.#lastElected() : null;
  }

  #lastElected(): Backend | null {
    const { remembered, trying } = this.#options.settings.current;
    if (remembered?.userAgent !== this.#options.userAgent || remembered.backend === trying) return null;
    return BACKENDS.find((name) => name === remembered.backend) ?? null;
  }
}
