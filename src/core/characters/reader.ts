import { forward } from '#core/network/forward.ts';
import type { Network } from '#core/network/network.ts';
import { softmax } from '#core/network/softmax.ts';
import { elasticDistance, elasticMaps } from './elastic.ts';
import { features } from './features.ts';
import { normalised } from './normalise.ts';
import type { Raster } from './raster.ts';

/** A trained reader. Plain data: it can be cloned and stored. */
export interface Reader {
  readonly glyphs: readonly string[];
  readonly network: Network;
  /** For each glyph drawings that it learnt from, as {@link elasticMaps} make them. */
  readonly templates: readonly (readonly Float32Array[])[];
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

/** Glyphs that are compared drawing by drawing: the network's favourites. */
const COMPARED = 8;
/** Nearest drawings of a glyph whose mean distance counts. */
const NEAREST = 3;
/** What a unit of elastic distance takes from a logarithm of the network's probability (tests/evaluate/README.md). */
const WEIGHT = 4;

/**
 * What the reader takes an ink raster of one character for, the most probable first. Empty paper gives no answer. The
 * network proposes; what it thinks possible is compared elastically with drawings of each glyph.
 */
export function read(reader: Reader, raster: Raster): Reading[] {
  const normal = normalised(raster);
  return normal ? readNormal(reader, normal) : [];
}

/** {@link read} of a character that is normalised already. */
export function readNormal({ glyphs, network, templates }: Reader, normal: Raster): Reading[] {
  const proposed = softmax(forward(network, features(normal)).output);
  const order = glyphs.map((_, i) => i).sort((a, b) => proposed[b]! - proposed[a]!);
  const maps = elasticMaps(normal);
  const distances = order.slice(0, COMPARED).map((i) => distanceTo(templates[i]!, maps));
  const farthest = Math.max(...distances);
  const logits = order.map((i, at) => Math.log(proposed[i]! + 1e-12) - WEIGHT * (distances[at] ?? farthest));
  const shares = softmax(logits);
  return order
    .map((i, at) => ({ glyph: glyphs[i]!, probability: shares[at]! }))
    .sort((a, b) => b.probability - a.probability);
}

/** Mean elastic distance to the nearest drawings of a glyph. */
function distanceTo(templates: readonly Float32Array[], maps: Float32Array): number {
  const nearest = templates
    .map((template) => elasticDistance(maps, template))
    .sort((a, b) => a - b)
    .slice(0, NEAREST);
  return nearest.reduce((sum, one) => sum + one, 0) / Math.max(1, nearest.length);
}

/** false: better say nothing than the first of these answers. */
export function isSure([first, second]: readonly Reading[]): boolean {
  if (!first || first.probability < SURE.probability) return false;
  return !second || first.probability >= SURE.lead * second.probability;
}
