import type { App } from '#app/app.svelte.ts';
import type { Figure } from '#core/figures/figure.ts';
import type { UnlabelledSample } from '#core/dataset/dataset.ts';
import { describeFigures } from '#screens/explain/figures/describe-figures.ts';

/** A figure and the name under which its description is kept. */
export interface Wanted {
  readonly key: string;
  readonly figure: Figure;
}

/** Descriptions of figures, each made once. */
export class SampleShelf {
  readonly #app: App;
  readonly #known = new Map<string, UnlabelledSample>();

  constructor(app: App) {
    this.#app = app;
  }

  /**
   * Descriptions of figures, in order. `behind`: with their backgrounds. `tell`: share 0..1 done.
   * Throws where the recognition stops, and where `signal` ends it.
   */
  async of(
    wanted: readonly Wanted[],
    behind: boolean,
    tell: (share: number) => void,
    signal: AbortSignal,
  ): Promise<UnlabelledSample[]> {
    const missing = wanted.filter(({ key }) => {
      const known = this.#known.get(key);
      return !known || (behind && !known.background);
    });
    const figures = missing.map(({ figure }) => figure);
    if (figures.length > 0) {
      const made = await describeFigures(this.#app, figures, tell, signal, behind);
      for (const [index, { key }] of missing.entries()) {
        const unlabelled = made[index];
        if (unlabelled) this.#known.set(key, unlabelled);
      }
    }
    return wanted.flatMap(({ key }) => this.#known.get(key) ?? []);
  }
}
