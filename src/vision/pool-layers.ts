import {
  concat,
  mean,
  reshape,
  slice,
  sqrt,
  square,
  sub,
  maximum,
  tidy,
  type Rank,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { blockLength, type Block, type Layer } from '#core/embedding.ts';

/**
 * What the layers saw of each person, pooled: [n, numbers of all blocks].
 * @param maps for each view its layers, [n, height, width, channels]
 */
export function poolLayers(
  blocks: readonly Block[],
  maps: Readonly<Record<Block['view'], ReadonlyMap<Layer, Tensor4D>>>,
): Tensor2D {
  return tidy(() => {
    const rows = blocks.map((block) => {
      const map = maps[block.view].get(block.layer);
      if (!map) throw new Error(`the layer ${block.layer} was not read`);
      return reshape<Rank.R2>(pooled(map, block.pool), [map.shape[0], blockLength(block)]);
    });
    return concat<Tensor2D>(rows, 1);
  });
}

function pooled(map: Tensor4D, pool: Block['pool']) {
  switch (pool) {
    case 'mean':
      return mean(map, [1, 2]); // [n, channels]
    case 'deviation': {
      const middle = mean(map, [1, 2]);
      return sqrt(maximum(sub(mean(square(map), [1, 2]), square(middle)), 0)); // [n, channels]
    }
    case 'bands':
      return concat(
        bandsOf(map.shape[1]).map(([from, to]) => mean(slice(map, [0, from, 0, 0], [-1, to - from, -1, -1]), [1, 2])),
        1,
      ); // [n, 3 · channels]
    default:
      return pool satisfies never;
  }
}

/** Head, torso and legs of most people: two, three and two sevenths of the height. */
function bandsOf(height: number): [from: number, to: number][] {
  const first = Math.round((height * 2) / 7);
  const second = Math.round((height * 5) / 7);
  return [
    [0, first],
    [first, second],
    [second, height],
  ];
}
