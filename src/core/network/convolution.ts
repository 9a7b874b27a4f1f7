import { gaussian } from '#core/gaussian.ts';
import type { LayerGradient } from './back-propagate.ts';

/** Places across and down that a filter sees, how far it moves, and the zeros around the maps. */
const KERNEL = 3;
const STRIDE = 2;
const PADDING = 1;

/**
 * A layer of filters that move over square maps of several channels in steps of two places, then ReLU (LeCun et al.
 * 1998). Maps are laid out place after place (row by row), in each place channel after channel.
 */
export interface Convolution {
  /** Places across and down of the maps that come in. */
  readonly side: number;
  readonly channels: number;
  readonly filters: number;
  /** For each of 3 × 3 taps, for each channel: one weight for each filter. */
  readonly weights: Float64Array;
  /** One for each filter. */
  readonly biases: Float64Array;
}

/** Places across and down of the maps that go out. */
export function sideAfter({ side }: Pick<Convolution, 'side'>): number {
  return Math.ceil(side / STRIDE);
}

/** Small weights by chance (He et al. 2015). */
export function makeConvolution(size: Pick<Convolution, 'side' | 'channels' | 'filters'>, random: () => number) {
  const normal = gaussian(random);
  const seen = KERNEL * KERNEL * size.channels;
  const weights = Float64Array.from({ length: seen * size.filters }, () => normal() * Math.sqrt(2 / seen));
  return { ...size, weights, biases: new Float64Array(size.filters) } satisfies Convolution;
}

/**
 * What the filters say of `input`, written over `output`. Four channels are taken at once, so `channels` is a multiple
 * of 4; where all four are 0 they cost nothing.
 */
export function convolve(layer: Convolution, input: Float64Array, output: Float64Array): void {
  const { channels, filters, weights, biases } = layer;
  for (let at = 0; at < output.length; at += filters) output.set(biases, at);
  eachTap(layer, (from, to, tap) => {
    for (let channel = 0; channel < channels; channel += 4) {
      const at = from + channel;
      const [one, two, three, four] = [input[at]!, input[at + 1]!, input[at + 2]!, input[at + 3]!];
      if (one === 0 && two === 0 && three === 0 && four === 0) continue;
      const row = tap + channel * filters;
      for (let i = 0; i < filters; i++) {
        const w = row + i;
        const former = one * weights[w]! + two * weights[w + filters]!;
        const latter = three * weights[w + 2 * filters]! + four * weights[w + 3 * filters]!;
        output[to + i] = output[to + i]! + (former + latter);
      }
    }
  });
  for (let i = 0; i < output.length; i++) if (output[i]! < 0) output[i] = 0;
}

/**
 * Adds to `into` how the loss changes with each weight and bias. `blame`: how it changes with each sum of a filter.
 * Into `passed` (where there is one) goes how it changes with each input that is not 0; those are ReLUs of the layer
 * before, silent at 0.
 */
export function blameFilters(
  layer: Convolution,
  input: Float64Array,
  blame: Float64Array,
  into: LayerGradient,
  passed: Float64Array | null,
): void {
  const { channels, filters, weights } = layer;
  const { weights: slopes, biases } = into;
  for (let at = 0; at < blame.length; at += filters) {
    for (let i = 0; i < filters; i++) biases[i] = biases[i]! + blame[at + i]!;
  }
  passed?.fill(0);
  eachTap(layer, (from, to, tap) => {
    for (let channel = 0; channel < channels; channel++) {
      const value = input[from + channel]!;
      if (value === 0) continue;
      const row = tap + channel * filters;
      for (let i = 0; i < filters; i++) slopes[row + i] = slopes[row + i]! + value * blame[to + i]!;
      if (!passed) continue;
      let sum = 0;
      for (let i = 0; i < filters; i++) sum += weights[row + i]! * blame[to + i]!;
      passed[from + channel] = passed[from + channel]! + sum;
    }
  });
}

/** Every place that a tap of a filter sees: where it is in the input, in the output, and where the tap's weights are. */
function eachTap(layer: Convolution, visit: (from: number, to: number, tap: number) => void): void {
  const { side, channels, filters } = layer;
  const out = sideAfter(layer);
  for (let row = 0; row < out; row++) {
    for (let column = 0; column < out; column++) {
      const to = (row * out + column) * filters;
      for (let tap = 0; tap < KERNEL * KERNEL; tap++) {
        const y = row * STRIDE - PADDING + Math.floor(tap / KERNEL);
        const x = column * STRIDE - PADDING + (tap % KERNEL);
        if (x < 0 || y < 0 || x >= side || y >= side) continue;
        visit((y * side + x) * channels, to, tap * channels * filters);
      }
    }
  }
}
