/** What a neuron does with its sum. `step` fires 1 at 0 and above, else 0: it has no gradient and cannot be trained. */
export type Activation = 'linear' | 'relu' | 'tanh' | 'sigmoid' | 'step';

/** A dense layer: every output neuron sees every input. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  /** Row after row: the weight from input i to neuron o is at `o * inputs + i`. */
  readonly weights: Float64Array;
  /** One for each neuron. */
  readonly biases: Float64Array;
  readonly activation: Activation;
}

/** Layers in the order in which the numbers flow through them. Plain data: it can be cloned and stored. */
export interface Network {
  readonly layers: readonly Layer[];
}

/** How large each layer is and what it does. */
export interface LayerPlan {
  readonly neurons: number;
  readonly activation: Activation;
}

/** The weight from input `input` to neuron `neuron`. */
export function weightOf(layer: Layer, neuron: number, input: number): number {
  return layer.weights[neuron * layer.inputs + input] ?? 0;
}

/** A copy that can be changed without changing the first. */
export function copyOf(network: Network): Network {
  return {
    layers: network.layers.map((layer) => ({
      ...layer,
      weights: layer.weights.slice(),
      biases: layer.biases.slice(),
    })),
  };
}
