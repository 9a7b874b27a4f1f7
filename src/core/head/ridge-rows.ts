import { dot } from '#core/dot.ts';
import { spanOf } from './span.ts';

/**
 * Ridge regression of several outputs at once, by the inner products of the inputs (dual form): the weights of each
 * output, without its constant. `ridge`: pull to zero, as a share of the inputs' mean squared length.
 */
export function ridgeRows(
  inputs: readonly Float64Array[],
  outputs: readonly Float64Array[],
  ridge: number,
): Float64Array[] {
  const size = inputs.length;
  const width = inputs[0]?.length ?? 0;
  const middle = meanOf(inputs, width);
  const centred = inputs.map((input) => input.map((value, i) => value - middle[i]!));
  const products = new Float64Array(size * size);
  let trace = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      products[i * size + j] = products[j * size + i] = dot(centred[i]!, 0, centred[j]!, 0, width);
    }
    trace += products[i * size + i]!;
  }
  // A single input has no spread; anything above 0 lets it be solved.
  for (let i = 0; i < size; i++) products[i * size + i] = products[i * size + i]! + (ridge * trace) / size + 1e-12;
  const span = spanOf(products, size, Array.from(inputs.keys()));
  const means = meanOf(outputs, outputs[0]?.length ?? 0);
  return Array.from(means, (mean, c) => {
    const factors = span.factors(span.coordinates(outputs.map((row) => row[c]! - mean)));
    const weights = new Float64Array(width);
    for (let i = 0; i < size; i++) {
      for (let k = 0; k < width; k++) weights[k] = weights[k]! + factors[i]! * centred[i]![k]!;
    }
    return weights;
  });
}

function meanOf(rows: readonly Float64Array[], width: number): Float64Array {
  const mean = new Float64Array(width);
  for (const row of rows) for (let i = 0; i < width; i++) mean[i] = mean[i]! + row[i]! / rows.length;
  return mean;
}
