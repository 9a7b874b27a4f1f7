import type { Box } from '#core/box.ts';
import type { OcclusionExplanation } from '#core/head/occlusion/explanation.ts';
import type { Head, TrainingOptions } from '#core/head/head.ts';
import type { Depth } from '#core/microscope/depths.ts';
import type { Ablation, Microscopy } from '#core/microscope/microscopy.ts';
import type { UnlabelledSample } from '#core/dataset/dataset.ts';
import type { Draws } from '#core/race/draws.ts';
import type { HeadRun, RaceSample, RaceStep } from '#core/race/race.ts';
import type { Work } from '#core/machines/speed.ts';

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
  /** Embeddings of pictures whose people are known: drawn figures, and kept samples. The pictures are handed over. */
  | {
      readonly type: 'describe';
      readonly id: number;
      readonly pictures: readonly PictureOfOne[];
      /** false: without what is behind the people, which takes as long again. */
      readonly behind?: boolean;
      /** true: faces are looked for too. Drawn figures have none. */
      readonly faces?: boolean;
    }
  /** Trains the head with more and more pictures and asks it about people it never met. */
  | {
      readonly type: 'race';
      readonly id: number;
      readonly racers: readonly RaceSample[];
      readonly draws: Draws;
      readonly options: TrainingOptions;
    }
  /** Which parts of a picture of one person a head's answer hangs on. The picture is handed over. */
  | ({ readonly type: 'occlusionOf'; readonly id: number; readonly head: Head } & PictureOfOne)
  /** What the layers see of one person: somebody who is followed, or the one in a picture, which is handed over. */
  | {
      readonly type: 'microscope';
      readonly id: number;
      readonly who: { readonly kind: 'track'; readonly track: number } | ({ readonly kind: 'picture' } & PictureOfOne);
      /** Whom {@link ExplainResults.ablate} asks; null: nobody, maps alone. */
      readonly head: Head | null;
      /** Channels to show of a depth, as of the look before; else the most varied ones. */
      readonly shown?: Readonly<Partial<Record<Depth, readonly number[]>>>;
    }
  /** What the head says without each of some channels, of the person looked at last. */
  | {
      readonly type: 'ablate';
      readonly id: number;
      readonly slide: number;
      readonly depth: Depth;
      readonly channels: readonly number[];
    };

export interface ExplainResults {
  stopwatch: Reading;
  /** One for each picture, in order. null: cancelled. */
  describe: readonly UnlabelledSample[] | null;
  /** null: cancelled. */
  race: readonly HeadRun[] | null;
  /** null: cancelled, or the head was taught nothing. */
  occlusionOf: OcclusionExplanation | null;
  /** null: cancelled, or the person was gone. */
  microscope: Microscopy | null;
  /** In the order of the channels. null: cancelled, or somebody else was looked at since. */
  ablate: readonly Ablation[] | null;
}

export interface ExplainProgress {
  /** Timed runs so far. */
  stopwatch: number;
  /** Share 0..1 done. */
  describe: number;
  race: RaceStep;
  /** Share 0..1 done. */
  occlusionOf: number;
  /** One channel's answer. */
  ablate: Ablation;
}
