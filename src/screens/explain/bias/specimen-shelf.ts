import type { App } from '#app/app.svelte.ts';
import type { Figure } from '#core/figures/figure.ts';
import type { Specimen } from '#core/dataset/dataset.ts';
import { describeFigures } from '#screens/explain/figures/describe-figures.ts';

/** A figure and the name under which its description is kept. */
export interface Wanted {
  readonly key: string;
  readonly figure: Figure;
}

/** Descriptions of figures, each made once. */
export class SpecimenShelf {
  readonly #app: App;
  readonly #known = new Map<string, Specimen>();

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
  ): Promise<Specimen[]> {
    const missing = wanted.filter(({ key }) => {
      const known = this.#known.get(key);
      return !known || (behind && !known.background);
    });
    const figures = missing.map(({ figure }) => figure);
    if (figures.length > 0) {
      const made = await describeFigures(this.#app, figures, tell, signal, behind);
      for (const [index, { key }] of missing.entries()) {
        const specimen = made[index];
        if (specimen) this.#known.set(key, specimen);
      }
    }
    return wanted.flatMap(({ key }) => this.#known.get(key) ?? []);
  }
}
