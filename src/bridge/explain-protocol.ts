import type { Box } from '#core/box.ts';
import type { Specimen } from '#core/lessons/lessons.ts';
import type { Work } from '#core/speed.ts';

/** A picture and where the one person in it is, shares 0..1. */
export interface PictureOfOne {
  readonly picture: ImageBitmap;
  readonly box: Box;
}

/** What one backend did with one picture. */
export interface Reading {
  /** The first run, in which things are still being arranged, ms. */
  readonly warmUpMs: number;
  /** Median of the runs after it, ms, and their number. */
  readonly ms: number;
  readonly runs: number;
  /** What a question costs whose answer is next to no work, ms. */
  readonly handOverMs: number;
  /** Whom it found. */
  readonly people: readonly { readonly box: Box; readonly score: number }[];
  readonly work: Work;
}

/** What the lab asks of the recognition. */
export type ExplainRequest =
  /** Times the detector on one picture, which is handed over. */
  | { readonly type: 'stopwatch'; readonly id: number; readonly picture: ImageBitmap }
  /** Embeddings of pictures whose people are known: drawn figures. The pictures are handed over. */
  | { readonly type: 'describe'; readonly id: number; readonly pictures: readonly PictureOfOne[] };

export interface ExplainResults {
  stopwatch: Reading;
  /** One for each picture, in order. */
  describe: readonly Specimen[];
}

export interface ExplainProgress {
  /** Timed runs so far. */
  stopwatch: number;
  /** Share 0..1 done. */
  describe: number;
}
