import type { Pixels } from '#core/pixels.ts';
import type { Depth } from './depths.ts';

/** What one depth of the network makes of a person. */
export interface DepthView {
  readonly depth: Depth;
  readonly rows: number;
  readonly columns: number;
  /** All channels of this depth; a few of them are shown. */
  readonly channels: number;
  /** Side of the square of the network's picture that one spot can depend on, px of {@link Microscopy.crop}. */
  readonly field: number;
  /** Numbers of the shown channels, the most varied first. */
  readonly shown: readonly number[];
  /** Their values 0..6, channel after channel, row after row. */
  readonly maps: Float32Array;
}

/** What a head says of one person: class by class, in the head's order. */
export interface Chances {
  readonly logits: Float64Array;
  readonly probabilities: Float64Array;
}

/** One person through the network. */
export interface Microscopy {
  /** By which the recognition knows the person again. */
  readonly slide: number;
  /** What the network really saw: a square around the person. */
  readonly crop: Pixels;
  readonly depths: readonly DepthView[];
  /** null where no head was given. */
  readonly whole: Chances | null;
}

/** What the head says when one channel is silent everywhere: set to 0 before the rest of the network runs. */
export interface Ablation extends Chances {
  readonly channel: number;
}
