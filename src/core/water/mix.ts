import type { Network } from '#core/network/network.ts';

/** A network on its way from one to another, 0..1; of other shapes there is no way: the second at once. */
export function mixedNetwork(from: Network, to: Network, share: number): Network {
  if (share >= 1 || from === to || !sameShape(from, to)) return to;
  return {
    layers: to.layers.map((layer, depth) => ({
      ...layer,
      weights: mixedNumbers(from.layers[depth]!.weights, layer.weights, share),
      biases: mixedNumbers(from.layers[depth]!.biases, layer.biases, share),
    })),
  };
}

/** Numbers on their way from some to others, 0..1. */
export function mixedNumbers(from: Float64Array, to: Float64Array, share: number): Float64Array {
  if (share >= 1 || from === to || from.length !== to.length) return to;
  return to.map((value, i) => from[i]! + (value - from[i]!) * share);
}

/** Whether both have the same layers. */
function sameShape(a: Network, b: Network): boolean {
  return (
    a.layers.length === b.layers.length &&
    a.layers.every(({ inputs, outputs }, i) => b.layers[i]!.inputs === inputs && b.layers[i]!.outputs === outputs)
  );
}
