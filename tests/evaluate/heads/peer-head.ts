import { gaussian } from '#core/gaussian.ts';
import { rng } from '#core/rng.ts';

/** Teachable Machine's own head and how it is trained: dense 100 ReLU, dense softmax without bias, Adam, no validation split. */
const HIDDEN = 100;
const EPOCHS = 50;
const BATCH = 16;
const RATE = 1e-3;

/** One dense matrix with Adam's running means. */
class Matrix {
  readonly values: Float32Array;
  readonly slopes: Float32Array;
  readonly #means: Float32Array;
  readonly #squares: Float32Array;

  constructor(size: number, start: (index: number) => number) {
    this.values = Float32Array.from({ length: size }, (_, index) => start(index));
    this.slopes = new Float32Array(size);
    this.#means = new Float32Array(size);
    this.#squares = new Float32Array(size);
  }

  step(time: number): void {
    const pace = (RATE * Math.sqrt(1 - 0.999 ** time)) / (1 - 0.9 ** time);
    for (let i = 0; i < this.values.length; i++) {
      const slope = this.slopes[i]!;
      const mean = (this.#means[i] = 0.9 * this.#means[i]! + 0.1 * slope);
      const square = (this.#squares[i] = 0.999 * this.#squares[i]! + 0.001 * slope * slope);
      this.values[i]! -= (pace * mean) / (Math.sqrt(square) + 1e-7);
    }
    this.slopes.fill(0);
  }
}

/** Trains the peer's head; gives the function from a vector to its softmax. Written apart from production's network on purpose. */
export function trainPeerHead(
  vectors: readonly Float32Array[],
  classes: readonly number[],
  seed: number,
): (vector: Float32Array) => Float64Array {
  const inputs = vectors[0]?.length ?? 0;
  const outputs = Math.max(...classes) + 1;
  const chance = rng(seed);
  const normal = gaussian(chance);
  // Keras's varianceScaling: variance 1 / inputs.
  const first = new Matrix(inputs * HIDDEN, () => normal() / Math.sqrt(inputs));
  const biases = new Matrix(HIDDEN, () => 0);
  const second = new Matrix(HIDDEN * outputs, () => normal() / Math.sqrt(HIDDEN));
  const hidden = new Float64Array(HIDDEN);

  const ask = (vector: Float32Array): Float64Array => {
    for (let h = 0; h < HIDDEN; h++) {
      let sum = biases.values[h]!;
      const row = h * inputs;
      for (let i = 0; i < inputs; i++) sum += first.values[row + i]! * vector[i]!;
      hidden[h] = Math.max(0, sum);
    }
    const logits = new Float64Array(outputs);
    for (let o = 0; o < outputs; o++)
      for (let h = 0; h < HIDDEN; h++) logits[o]! += second.values[o * HIDDEN + h]! * hidden[h]!;
    const top = Math.max(...logits);
    const raised = logits.map((logit) => Math.exp(logit - top));
    const sum = raised.reduce((a, b) => a + b, 0);
    return raised.map((value) => value / sum);
  };

  const learn = (index: number, share: number): void => {
    const vector = vectors[index]!;
    const blame = ask(vector).map((value, o) => (value - (classes[index] === o ? 1 : 0)) * share);
    for (let h = 0; h < HIDDEN; h++) {
      let own = 0;
      for (let o = 0; o < outputs; o++) {
        second.slopes[o * HIDDEN + h]! += blame[o]! * hidden[h]!;
        own += blame[o]! * second.values[o * HIDDEN + h]!;
      }
      if (hidden[h]! <= 0) continue;
      biases.slopes[h]! += own;
      const row = h * inputs;
      for (let i = 0; i < inputs; i++) first.slopes[row + i]! += own * vector[i]!;
    }
  };

  let time = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = vectors.map((_, index) => ({ index, key: chance() })).sort((a, b) => a.key - b.key);
    for (let start = 0; start < order.length; start += BATCH) {
      const batch = order.slice(start, start + BATCH);
      for (const { index } of batch) learn(index, 1 / batch.length);
      time++;
      for (const matrix of [first, biases, second]) matrix.step(time);
    }
  }
  return ask;
}
