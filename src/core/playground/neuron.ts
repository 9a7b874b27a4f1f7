import { through } from '#core/network/forward.ts';
import type { Layer } from '#core/network/network.ts';

/** What a visitor sets on one artificial neuron with two inputs. */
export interface NeuronSettings {
  /** How far each tap is open, 0..1. */
  readonly inputs: readonly [number, number];
  /** How each valve is turned, −2..2; below 0 the water is drawn off. */
  readonly weights: readonly [number, number];
  /** Height of the weir, 0..3. */
  readonly threshold: number;
  /** Fires a little with little, instead of all or nothing. */
  readonly smooth: boolean;
}

/** Ends of the sliders. */
export const NEURON_LIMITS = { input: [0, 1], weight: [-2, 2], threshold: [0, 3] } as const;

/** Everything that happens in the neuron. */
export interface Firing {
  /** What each pipe brings: input × weight. */
  readonly flows: readonly [number, number];
  /** All of it together, −4..4. */
  readonly sum: number;
  /** 0..1. */
  readonly output: number;
  readonly fires: boolean;
}

/** The neuron as a layer of the product's own network: the threshold is a negative bias (McCulloch and Pitts 1943). */
export function neuronLayer({ weights, threshold, smooth }: Omit<NeuronSettings, 'inputs'>): Layer {
  return {
    inputs: 2,
    outputs: 1,
    weights: Float64Array.from(weights),
    biases: Float64Array.of(-threshold),
    activation: smooth ? 'sigmoid' : 'step',
  };
}

/** Lets the taps run. The weir stands in the tank, so what is in it is the layer's sum without the bias. */
export function fire(settings: NeuronSettings): Firing {
  const { inputs, weights } = settings;
  const output = through(neuronLayer(settings), inputs).outputs[0]!;
  const flows = [inputs[0] * weights[0], inputs[1] * weights[1]] as const;
  return { flows, sum: flows[0] + flows[1], output, fires: output >= 0.5 };
}
