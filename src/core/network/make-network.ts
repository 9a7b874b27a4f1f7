import { gaussian } from '#core/gaussian.ts';
import { rng } from '#core/rng.ts';
import type { Activation, Layer, LayerPlan, Network } from './network.ts';

/**
 * A network that knows nothing yet. Weights are normal with the variance that keeps signals alive through the layers:
 * 2 / inputs before ReLU (He et al. 2015), 1 / inputs otherwise (LeCun et al. 1998). Biases are 0.
 */
export function makeNetwork(inputs: number, plan: readonly LayerPlan[], seed: number): Network {
  const normal = gaussian(rng(seed));
  const layers: Layer[] = [];
  let size = inputs;
  for (const { neurons, activation } of plan) {
    const spread = Math.sqrt(gainOf(activation) / Math.max(1, size));
    const weights = Float64Array.from({ length: neurons * size }, () => normal() * spread);
    layers.push({ inputs: size, outputs: neurons, weights, biases: new Float64Array(neurons), activation });
    size = neurons;
  }
  return { layers };
}

function gainOf(activation: Activation): number {
  return activation === 'relu' ? 2 : 1;
}
