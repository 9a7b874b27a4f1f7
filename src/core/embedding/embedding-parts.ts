import { BODY_BLOCKS, EMBEDDING } from './embedding.ts';
import { CHROMA_LENGTH } from './face-chroma.ts';

/** What a stretch of an embedding describes. */
export type EmbeddingPart = 'texture' | 'colouring' | 'above' | 'middle' | 'below' | 'head' | 'face' | 'faceColours';

/** From the first number of a part to one after its last, in body and face one after the other. */
export interface PartRange {
  readonly part: EmbeddingPart;
  readonly from: number;
  readonly to: number;
}

const THIRD = BODY_BLOCKS.colours / 3;

/** Every number of an embedding belongs to exactly one part: how `bodyVector` and `faceVector` lay them out. */
export const PART_RANGES: readonly PartRange[] = rangesOf([
  ['texture', BODY_BLOCKS.look / 2],
  ['colouring', BODY_BLOCKS.look / 2],
  ['above', THIRD],
  ['middle', THIRD],
  ['below', THIRD],
  ['head', BODY_BLOCKS.headColours],
  ['face', EMBEDDING.faceLength - CHROMA_LENGTH],
  ['faceColours', CHROMA_LENGTH],
]);

function rangesOf(lengths: readonly (readonly [EmbeddingPart, number])[]): PartRange[] {
  let from = 0;
  return lengths.map(([part, length]) => ({ part, from, to: (from += length) }));
}
