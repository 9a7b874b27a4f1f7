import { LatestRun } from '#app/latest-run.ts';
import type { VisionClient } from '#bridge/vision-client.ts';
import type { OcclusionExplanation } from '#core/head/occlusion/explanation.ts';
import type { LiveSession } from '#app/live/live.svelte.ts';

export type OcclusionState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working'; readonly track: number; readonly share: number }
  | { readonly phase: 'done'; readonly track: number; readonly answer: OcclusionExplanation }
  /** The person was gone, or nothing learnt speaks. */
  | { readonly phase: 'failed'; readonly track: number };

export interface OcclusionOptions {
  readonly client: Pick<VisionClient, 'teach'>;
  readonly live: Pick<LiveSession, 'lookAgain' | 'watch'>;
}

/** "Why?" about one person: asks which parts the answer hangs on. */
export class Occlusion {
  state: OcclusionState = $state.raw({ phase: 'idle' });
  readonly #options: OcclusionOptions;
  readonly #run = new LatestRun();

  constructor(options: OcclusionOptions) {
    this.#options = options;
  }

  /** Asks about a person in the picture; a newer question ends an older one. Never throws. */
  async ask(track: number): Promise<void> {
    const signal = this.#run.begin();
    this.state = { phase: 'working', track, share: 0 };
    const end = this.#options.live.watch();
    try {
      const asking = this.#options.client.teach<'occlusion'>(
        { type: 'occlusion', track },
        {
          signal,
          onProgress: (share) => {
            if (!signal.aborted) this.state = { phase: 'working', track, share };
          },
        },
      );
      this.#options.live.lookAgain();
      const answer = await asking;
      if (signal.aborted) return;
      this.state = answer ? { phase: 'done', track, answer } : { phase: 'failed', track };
    } catch {
      if (!signal.aborted) this.state = { phase: 'failed', track };
    } finally {
      end();
    }
  }

  close(): void {
    this.#run.end();
    this.state = { phase: 'idle' };
  }
}
