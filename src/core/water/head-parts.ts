import { PART_RANGES, type EmbeddingPart } from '#core/embedding/embedding-parts.ts';
import type { Embedding } from '#core/embedding/embedding.ts';
import type { TrainedHead } from '#core/head/head.ts';
import { takeIn } from '#core/head/intake.ts';
import type { Layer, Network } from '#core/network/network.ts';

export interface HeadWater {
  /** Which part of the embedding each input is. */
  readonly parts: readonly EmbeddingPart[];
  /** How much of what makes this person unlike the average is in each part: squared lengths as shares of 1. */
  readonly amounts: Float64Array;
  /** The head with one input for each part. Its inputs are all 1: what a part sends to a neuron is its weight. */
  readonly network: Network;
  readonly inputs: Float64Array;
}

/**
 * A taught head as one person sees it: the thousands of numbers of an embedding are gathered by what they describe. The
 * weight from a part to a neuron is the sum of weight × number over that part, so that every neuron, and every outlet,
 * gets exactly what it gets in the head itself. null where nothing was taught.
 */
export function headWater(head: TrainedHead, embedding: Embedding): HeadWater | null {
  const [first, ...others] = head.network.layers;
  if (!first) return null;
  const taken = takeIn(head.intake, embedding);
  const ranges = PART_RANGES.filter(({ from }) => from < taken.length);
  const amounts = Float64Array.from(ranges, ({ from, to }) =>
    taken.subarray(from, to).reduce((sum, x) => sum + x * x, 0),
  );
  const total = amounts.reduce((sum, amount) => sum + amount, 0) || 1;
  const weights = new Float64Array(first.outputs * ranges.length);
  for (let neuron = 0; neuron < first.outputs; neuron++) {
    const row = neuron * first.inputs;
    for (const [index, { from, to }] of ranges.entries()) {
      let sum = 0;
      for (let i = from; i < Math.min(to, taken.length); i++) sum += first.weights[row + i]! * taken[i]!;
      weights[neuron * ranges.length + index] = sum;
    }
  }
  const gathered: Layer = { ...first, inputs: ranges.length, weights };
  return {
    parts: ranges.map(({ part }) => part),
    amounts: amounts.map((amount) => amount / total),
    network: { layers: [gathered, ...others] },
    inputs: new Float64Array(ranges.length).fill(1),
  };
}
