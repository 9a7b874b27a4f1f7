import { zeroGradient, type Gradient } from '#core/network/back-propagate.ts';
import { blameFilters, convolve, makeConvolution, sideAfter, type Convolution } from '#core/network/convolution.ts';
import { through } from '#core/network/forward.ts';
import { crossEntropy } from '#core/network/loss.ts';
import { makeNetwork } from '#core/network/make-network.ts';
import type { Layer } from '#core/network/network.ts';
import { DIRECTIONS, FEATURES, PLACES } from './features.ts';

/**
 * Two layers of filters over the maps of edges, then a score for each character. A filter finds a piece of a stroke
 * wherever a hand has put it. Plain data: it can be cloned and stored.
 */
export interface ReadingNetwork {
  readonly layers: readonly [first: Convolution, second: Convolution, scores: Layer];
}

const FILTERS = [24, 48] as const;
/** Features have length 1; the first filters want squares of mean 1. */
const SCALE = Math.sqrt(FEATURES);

/** An untrained network. */
export function makeReadingNetwork(characters: number, random: () => number): ReadingNetwork {
  const first = makeConvolution({ side: PLACES, channels: DIRECTIONS, filters: FILTERS[0] }, random);
  const second = makeConvolution({ side: sideAfter(first), channels: FILTERS[0], filters: FILTERS[1] }, random);
  const inputs = sideAfter(second) ** 2 * FILTERS[1];
  const seed = Math.floor(random() * 2 ** 31);
  const [scores] = makeNetwork(inputs, [{ neurons: characters, activation: 'linear' }], seed).layers;
  return { layers: [first, second, scores!] };
}

/** Runs a network again and again in the same memory. */
export class Practice {
  readonly network: ReadingNetwork;
  /** Sum over the examples since {@link clear}. */
  readonly gradient: Gradient;
  readonly #input = new Float64Array(FEATURES);
  readonly #maps: readonly [Float64Array, Float64Array];
  readonly #blame: readonly [Float64Array, Float64Array];

  constructor(network: ReadingNetwork) {
    const [first, second, scores] = network.layers;
    this.network = network;
    this.gradient = zeroGradient(network);
    const sizes = [sideAfter(first) ** 2 * first.filters, scores.inputs] as const;
    this.#maps = [new Float64Array(sizes[0]), new Float64Array(sizes[1])];
    this.#blame = [new Float64Array(sizes[0]), new Float64Array(sizes[1])];
    if (sideAfter(second) ** 2 * second.filters !== scores.inputs) throw new Error('The layers do not fit together.');
  }

  /** A score for each character; softmax makes shares of them. `input`: features of a normalised character. */
  scores(input: Float32Array): Float64Array {
    this.#look(input);
    return through(this.network.layers[2], this.#maps[1]).outputs;
  }

  clear(): void {
    for (const { weights, biases } of this.gradient) {
      weights.fill(0);
      biases.fill(0);
    }
  }

  /**
   * Adds the gradient of one example, times `weight`; returns its loss. Each number that the filters found is left out
   * with the chance `dropped` and the others made up for it, so that none is relied on alone (dropout, Srivastava et
   * al. 2014).
   */
  learn(input: Float32Array, target: Float32Array, weight: number, dropped: number, random: () => number): number {
    this.#look(input);
    const [first, second, scores] = this.network.layers;
    const [seen, found] = this.#maps;
    const [seenBlame, foundBlame] = this.#blame;
    const kept = 1 / (1 - dropped);
    for (let i = 0; i < found.length; i++) if (found[i]! > 0) found[i] = random() < dropped ? 0 : found[i]! * kept;
    const wrong = crossEntropy(through(scores, found).outputs, target);
    const { weights: slopes, biases } = this.gradient[2]!;
    foundBlame.fill(0);
    for (let neuron = 0; neuron < scores.outputs; neuron++) {
      const own = wrong.gradient[neuron]! * weight;
      const row = neuron * scores.inputs;
      biases[neuron] = biases[neuron]! + own;
      for (let i = 0; i < found.length; i++) {
        if (found[i] === 0) continue;
        slopes[row + i] = slopes[row + i]! + own * found[i]!;
        foundBlame[i] = foundBlame[i]! + own * kept * scores.weights[row + i]!;
      }
    }
    blameFilters(second, seen, foundBlame, this.gradient[1]!, seenBlame);
    blameFilters(first, this.#input, seenBlame, this.gradient[0]!, null);
    return wrong.loss;
  }

  #look(input: Float32Array): void {
    const [first, second] = this.network.layers;
    for (let i = 0; i < input.length; i++) this.#input[i] = input[i]! * SCALE;
    convolve(first, this.#input, this.#maps[0]);
    convolve(second, this.#maps[0], this.#maps[1]);
  }
}
