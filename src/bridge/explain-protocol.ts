import type { Box } from '#core/box.ts';
import type { Specimen } from '#core/lessons/lessons.ts';

/** A picture and where the one person in it is, shares 0..1. */
export interface PictureOfOne {
  readonly picture: ImageBitmap;
  readonly box: Box;
}

/** What the lab asks of the recognition. */
export type ExplainRequest =
  /** Embeddings of pictures whose people are known: drawn figures. The pictures are handed over. */
  { readonly type: 'describe'; readonly id: number; readonly pictures: readonly PictureOfOne[] };

export interface ExplainResults {
  /** One for each picture, in order. */
  describe: readonly Specimen[];
}

export interface ExplainProgress {
  /** Share 0..1 done. */
  describe: number;
}
