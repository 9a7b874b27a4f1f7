import { forward } from '#core/network/forward.ts';
import type { Network } from '#core/network/network.ts';
import { softmax } from '#core/network/softmax.ts';
import { features } from './features.ts';
import { normalised } from './normalise.ts';
import type { Raster } from './raster.ts';

/** A trained reader. Plain data: it can be cloned and stored. */
export interface Reader {
  readonly glyphs: readonly string[];
  readonly network: Network;
  /** Share read right of drawings by the program that it did not learn from. */
  readonly heldOut: number;
  /** Drawings that it learnt from. */
  readonly trainedOn: number;
}

/** One answer. */
export interface Reading {
  readonly glyph: string;
  /** 0..1; all of one answer sum to 1. */
  readonly probability: number;
}

/** An answer is sure from this probability on, and when it leads the second by this factor. */
const SURE = { probability: 0.5, lead: 2 };

/** What the reader takes an ink raster of one character for, the most probable first. Empty paper gives no answer. */
export function read(reader: Reader, raster: Raster): Reading[] {
  const normal = normalised(raster);
  if (!normal) return [];
  const shares = softmax(forward(reader.network, features(normal)).output);
  return reader.glyphs
    .map((glyph, i) => ({ glyph, probability: shares[i]! }))
    .sort((a, b) => b.probability - a.probability);
}

/** false: better say nothing than the first of these answers. */
export function isSure([first, second]: readonly Reading[]): boolean {
  if (!first || first.probability < SURE.probability) return false;
  return !second || first.probability >= SURE.lead * second.probability;
}
