import { cellColours, channelColours, GRID, pairs } from './cells.ts';
import { bodyColours, COLOUR_LENGTH, HEAD_COLOUR_LENGTH, headColours } from './colour-histogram.ts';
import { CHROMA_LENGTH, faceChroma } from './face-chroma.ts';
import { binned, COLOURS } from './oklab-bins.ts';
import type { Pixels } from '#core/pixels.ts';
import { cellWeights, type Silhouette } from './silhouette.ts';
import { Sketch } from './sketch.ts';

/** What a person looks like, as numbers. Each part has one length, so that parts can be compared. */
export interface Embedding {
  readonly body: Float32Array;
  /**
   * null where no face was found. It describes a face, so it is biometric: it can be left out of files by itself. Its
   * direction is what the face looks like; its length is how much of the person's height the face is, 0..1.
   */
  readonly face: Float32Array | null;
}

/** The layer of the detector's backbone that is read: narrow, with signs, half-way between texture and meaning. */
export const LAYER = { node: 'expanded_conv_12/ArithmeticOptimizer/AddOpsRewrite_add', channels: 96 } as const;

const PAIRS = (LAYER.channels * (LAYER.channels + 1)) / 2;
/** Numbers kept of each second-order block; twice as many gain 0.2 points. */
const SKETCHED = 2048;

/** A face has a direction however small it is. */
const LEAST_SHARE = 0.01;

/** Numbers of the face network. */
const FACE_NUMBERS = 1024;

/** Which embedding this version makes. Vectors of different versions say nothing to each other. */
export const EMBEDDING = {
  version: '4',
  bodyLength: 2 * SKETCHED + COLOUR_LENGTH + HEAD_COLOUR_LENGTH,
  faceLength: FACE_NUMBERS + CHROMA_LENGTH,
} as const;

/**
 * The blocks of a body, one behind the other, which a head weighs by what it was taught: what the backbone sees, with the
 * colours where it sees it; colours of the whole person; colours of head and shoulders.
 */
export const BODY_BLOCKS = { look: 2 * SKETCHED, colours: COLOUR_LENGTH, headColours: HEAD_COLOUR_LENGTH } as const;

/** Lengths of the parts; `tests/evaluate/README.md` tells how they were chosen. Those of a body have length 1 together. */
const WEIGHTS = {
  pairs: Math.sqrt(0.16),
  channelColours: Math.sqrt(0.64),
  colours: Math.sqrt(0.1),
  headColours: Math.sqrt(0.1),
  faceChroma: 0.3,
} as const;
/** What surrounds the person counts so much beside a cell full of the person: neighbours and wall are not what was meant. */
const SURROUNDINGS = 0.5;

const pairSketch = new Sketch(PAIRS, SKETCHED, 1);
const colourSketch = new Sketch(LAYER.channels * COLOURS, SKETCHED, 2);

/** What the body part of an embedding is made of: one part of a picture, the person and a little around. */
export interface SeenBody {
  /** What {@link LAYER} says of it: cell by cell, its channels. */
  readonly cells: Float32Array;
  readonly pixels: Pixels;
  readonly silhouette: Silhouette;
}

/** The body part of an embedding: pairs of channels, channels with colours, colours of body and head. */
export function bodyVector({ cells, pixels, silhouette }: SeenBody): Float32Array {
  const weights = cellWeights(silhouette, GRID, SURROUNDINGS);
  const coloured = binned(pixels);
  const withColours = channelColours(cells, LAYER.channels, cellColours(coloured), weights);
  const blocks = [
    toLength(pairSketch.of(rooted(pairs(cells, LAYER.channels, weights))), WEIGHTS.pairs),
    toLength(colourSketch.of(rooted(withColours)), WEIGHTS.channelColours),
    toLength(rooted(bodyColours(coloured, silhouette)), WEIGHTS.colours),
    toLength(rooted(headColours(coloured, silhouette)), WEIGHTS.headColours),
  ];
  const body = new Float32Array(EMBEDDING.bodyLength);
  let at = 0;
  for (const block of blocks) {
    body.set(block, at);
    at += block.length;
  }
  return body;
}

/**
 * The face part of an embedding: what the face network gave, and where on the face which colour is.
 * @param share of the person's height that the face is
 */
export function faceVector(described: Float32Array, share: number): Float32Array {
  const face = new Float32Array(EMBEDDING.faceLength);
  face.set(toLength(rooted(described.subarray(0, FACE_NUMBERS)), 1));
  face.set(toLength(faceChroma(described.subarray(FACE_NUMBERS)), WEIGHTS.faceChroma), FACE_NUMBERS);
  return toLength(face, Math.min(1, Math.max(LEAST_SHARE, share)));
}

/** Square roots that keep their signs, at length 1: a few loud numbers would otherwise drown the others. */
function rooted(values: Float32Array): Float32Array {
  return toLength(
    values.map((value) => Math.sign(value) * Math.sqrt(Math.abs(value))),
    1,
  );
}

function toLength(values: Float32Array, length: number): Float32Array {
  const own = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return values.map((value) => (value * length) / Math.max(own, 1e-9));
}
