import type { ExplainProgress, ExplainResults, PictureOfOne } from '#bridge/explain-protocol.ts';
import type { Embedder } from './embedder.ts';
import { takeSpecimen } from './take-specimen.ts';

/** What the lab asks of the recognition; each long request lets looks come in between. */
export class ExplainDesk {
  readonly #embedder: Embedder;

  constructor(embedder: Embedder) {
    this.#embedder = embedder;
  }

  /** Embeds pictures of one person each. Closes them. */
  async describe(
    pictures: readonly PictureOfOne[],
    tell: (share: ExplainProgress['describe']) => void,
  ): Promise<ExplainResults['describe']> {
    const specimens = [];
    try {
      for (const { picture, box } of pictures) {
        specimens.push(await takeSpecimen(this.#embedder, { frame: picture, box, mesh: null, time: 0 }));
        tell(specimens.length / pictures.length);
        await new Promise((resolve) => setTimeout(resolve));
      }
    } finally {
      for (const { picture } of pictures) picture.close();
    }
    return specimens;
  }
}
