import { underCeiling } from '#core/head/ceiling.ts';
import type { PartIntake, TrainedHead } from '#core/head/head.ts';
import type { Layer } from '#core/network/network.ts';

/** One layer as TensorFlow.js describes it. */
export interface TfjsLayer {
  readonly className: 'BatchNormalization' | 'Dense';
  readonly config: Readonly<Record<string, unknown>> & { readonly name: string };
  readonly weights: readonly {
    readonly name: string;
    readonly shape: readonly number[];
    readonly values: Float32Array;
  }[];
}

/**
 * The intake as a normalisation with fixed numbers, then the dense layers. The temperature is in the last layer's
 * weights, and its activation is softmax; what keeps answers under the head's ceiling is a linear layer behind it. So what
 * comes out are the calibrated probabilities.
 */
export function tfjsLayers({ intake, network, temperature, ceiling, classKeys }: TrainedHead): readonly TfjsLayer[] {
  const { layers } = network;
  const dense = layers.map((layer, index) => {
    const last = index === layers.length - 1;
    if (layer.activation === 'step' || (last && layer.activation !== 'linear')) throw new RangeError(layer.activation);
    return denseLayer(layer, `dense_${index + 1}`, last ? 'softmax' : layer.activation, last ? temperature : 1);
  });
  const under = ceiling === undefined || classKeys.length < 2 ? [] : [ceilingLayer(classKeys.length, ceiling)];
  return [intakeLayer([intake.body, ...(intake.face ? [intake.face] : [])]), ...dense, ...under];
}

/** What `underCeiling` does to shares, as a dense layer: its rows are the answers to a whole share of each class. */
function ceilingLayer(classes: number, ceiling: number): TfjsLayer {
  const biases = underCeiling(new Float64Array(classes), ceiling);
  const weights = new Float64Array(classes * classes);
  for (let c = 0; c < classes; c++) {
    const whole = Float64Array.from({ length: classes }, (_, other) => (other === c ? 1 : 0));
    weights[c * classes + c] = underCeiling(whole, ceiling)[c]! - biases[c]!;
  }
  return denseLayer(
    { inputs: classes, outputs: classes, weights, biases, activation: 'linear' },
    'ceiling',
    'linear',
    1,
  );
}

function intakeLayer(parts: readonly PartIntake[]): TfjsLayer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const join = (arrays: readonly Float32Array[]): Float32Array => Float32Array.from(arrays.flatMap((one) => [...one]));
  return {
    className: 'BatchNormalization',
    config: {
      ...{ name: 'intake', trainable: false, batch_input_shape: [null, length], dtype: 'float32' },
      // (x − moving_mean) / √moving_variance · gamma, with a variance of 1 and nothing added to it.
      ...{ axis: -1, epsilon: 0, momentum: 0.99, center: false, scale: true },
    },
    weights: [
      { name: 'gamma', shape: [length], values: join(parts.map(({ scale }) => scale)) },
      { name: 'moving_mean', shape: [length], values: join(parts.map(({ mean }) => mean)) },
      { name: 'moving_variance', shape: [length], values: new Float32Array(length).fill(1) },
    ],
  };
}

function denseLayer(layer: Layer, name: string, activation: string, divisor: number): TfjsLayer {
  const { inputs, outputs } = layer;
  // Theirs has a row for each input, ours one for each neuron.
  const kernel = Float32Array.from({ length: inputs * outputs }, (_, at) => {
    const [input, neuron] = [Math.floor(at / outputs), at % outputs];
    return (layer.weights[neuron * inputs + input] ?? 0) / divisor;
  });
  return {
    className: 'Dense',
    config: { name, trainable: true, dtype: 'float32', units: outputs, activation, use_bias: true },
    weights: [
      { name: 'kernel', shape: [inputs, outputs], values: kernel },
      { name: 'bias', shape: [outputs], values: Float32Array.from(layer.biases, (bias) => bias / divisor) },
    ],
  };
}
