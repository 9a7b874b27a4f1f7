import { LatestRun } from '#app/latest-run.ts';
import type { App } from '#app/app.svelte.ts';
import { EMBEDDING } from '#core/embedding/embedding.ts';
import { figureOf, type Colour, type Figure } from '#core/figures/figure.ts';
import { rng } from '#core/rng.ts';
import { describeFigures } from '#screens/explain/figures/describe-figures.ts';
import { KINDS, TwoKinds, type Kind } from './two-kinds.svelte.ts';

/** Figures to learn of each kind, and to ask with. */
const TAUGHT = 6;
const ASKED = 3;
const TOP_OF: Readonly<Record<Kind, Colour>> = { a: [196, 70, 58], b: [62, 112, 182] };

/** Drawn figures in red and in blue, all else left to chance: what the visor's own recognition makes of them, learnt as everything else here. */
export class FigureState {
  readonly kinds = new TwoKinds<Figure>(EMBEDDING.version);
  /** Never taught. */
  asked: readonly { readonly kind: Kind; readonly figure: Figure; readonly vector: Float32Array }[] = $state.raw([]);
  state: 'idle' | 'working' | 'ready' | 'failed' = $state('idle');
  share: number = $state(0);
  readonly #run = new LatestRun();

  /** Describes and learns the figures; the recognition must be ready. Never throws. */
  async start(app: App): Promise<void> {
    if (this.state === 'working' || this.state === 'ready') return;
    const signal = this.#run.begin();
    this.state = 'working';
    const random = rng(9);
    const drawn = KINDS.flatMap((kind) =>
      Array.from({ length: TAUGHT + ASKED }, (_, i) => {
        return { kind, figure: figureOf({ top: TOP_OF[kind] }, random), taught: i < TAUGHT };
      }),
    );
    try {
      const figures = drawn.map(({ figure }) => figure);
      const unlabelled = await describeFigures(app, figures, (share) => (this.share = share), signal);
      if (signal.aborted) return;
      const known = drawn.map((one, i) => ({ ...one, vector: unlabelled[i]!.embedding.body }));
      for (const { kind, figure, vector, taught } of known) if (taught) this.kinds.add(kind, figure, vector, false);
      this.asked = known.filter(({ taught }) => !taught);
      this.state = 'ready';
      this.kinds.learn();
    } catch {
      if (!signal.aborted) this.state = 'failed';
    }
  }

  stop(): void {
    this.#run.end();
    this.kinds.stop();
    if (this.state === 'working') this.state = 'idle';
  }
}
