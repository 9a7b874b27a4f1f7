import { COLOUR_LENGTH } from './colour-histogram.ts';

/** What a person looks like, as numbers: unit vectors put one behind the other. */
export interface Embedding {
  readonly body: Float32Array;
  /** null where no face was found. It describes a face, so it is biometric: it can be left out of files by itself. */
  readonly face: Float32Array | null;
}

/** One layer of a network, made to a row of numbers. */
export interface Block {
  /** `square`: the person with as much surroundings as a square needs; `stretched`: the box pulled to a square. */
  readonly view: 'square' | 'stretched';
  /** Key of `LAYERS`. */
  readonly layer: Layer;
  /** Over the whole map or over its upper, middle and lower part. */
  readonly pool: 'mean' | 'deviation' | 'bands';
}

/** Layers of the detector's backbone that are read, early to late: name in the shipped graph and channels. */
export const LAYERS = {
  early: { node: 'expanded_conv_10/expand/Relu6', channels: 384 },
  middle: { node: 'expanded_conv_13/expand/Relu6', channels: 576 },
  narrow: { node: 'expanded_conv_13/project/add_1', channels: 160 },
  late: { node: 'expanded_conv_16/expand/Relu6', channels: 960 },
} as const;

export type Layer = keyof typeof LAYERS;

/** The body part of an embedding; `tests/evaluate/README.md` tells how it was chosen. */
export const BODY_BLOCKS: readonly Block[] = [
  { view: 'square', layer: 'early', pool: 'mean' },
  { view: 'square', layer: 'middle', pool: 'mean' },
  { view: 'square', layer: 'narrow', pool: 'mean' },
  { view: 'square', layer: 'late', pool: 'mean' },
  { view: 'stretched', layer: 'early', pool: 'mean' },
  { view: 'stretched', layer: 'middle', pool: 'mean' },
  { view: 'stretched', layer: 'narrow', pool: 'mean' },
  { view: 'stretched', layer: 'late', pool: 'mean' },
  { view: 'square', layer: 'early', pool: 'deviation' },
  { view: 'square', layer: 'middle', pool: 'deviation' },
  { view: 'square', layer: 'late', pool: 'deviation' },
  { view: 'square', layer: 'early', pool: 'bands' },
  { view: 'square', layer: 'middle', pool: 'bands' },
];

/** Numbers in a block. */
export function blockLength({ layer, pool }: Block): number {
  return LAYERS[layer].channels * (pool === 'bands' ? 3 : 1);
}

const backboneLength = BODY_BLOCKS.reduce((sum, block) => sum + blockLength(block), 0);

/** Which embedding this version makes. Vectors of different versions say nothing to each other. */
export const EMBEDDING = {
  version: '1',
  bodyLength: backboneLength + COLOUR_LENGTH,
  faceLength: 1024,
} as const;

/** Weight of the colours beside a block of the network. */
const COLOUR_WEIGHT = 0.7;

/**
 * The body part of an embedding.
 * @param pooled the blocks of {@link BODY_BLOCKS} one behind the other, as the network gave them
 * @param colours shares of colours, see `colourHistogram`
 */
export function bodyVector(pooled: Float32Array, colours: Float32Array): Float32Array {
  const body = new Float32Array(EMBEDDING.bodyLength);
  let at = 0;
  for (const block of BODY_BLOCKS) {
    const length = blockLength(block);
    body.set(levelled(pooled.subarray(at, at + length), 1), at);
    at += length;
  }
  body.set(levelled(colours, COLOUR_WEIGHT), at);
  return body;
}

/** The face part of an embedding, from what the face network gave. */
export function faceVector(pooled: Float32Array): Float32Array {
  return levelled(pooled, 1);
}

/**
 * Square roots with their signs, scaled to one length: a few loud channels would otherwise drown the others, and each
 * block counts the same however many channels it has.
 */
function levelled(values: Float32Array, length: number): Float32Array {
  const roots = values.map((value) => Math.sign(value) * Math.sqrt(Math.abs(value)));
  const norm = Math.sqrt(roots.reduce((sum, root) => sum + root * root, 0));
  return roots.map((root) => (root * length) / Math.max(norm, 1e-9));
}
