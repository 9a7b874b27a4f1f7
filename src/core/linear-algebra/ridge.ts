import type { Sliced } from '#core/run-through.ts';
import { WorkMeter } from '#core/work-meter.ts';
import { choleskyOf, solve } from './cholesky.ts';
import { dot } from './dot.ts';

/**
 * Ridge regression of several outputs at once, by the inner products of the inputs (dual form): the weights of each
 * output, without its constant. `ridge`: pull to zero, as a share of the inputs' mean squared length.
 */
export function* ridgeRows(
  inputs: readonly Float64Array[],
  outputs: readonly Float64Array[],
  ridge: number,
): Sliced<Float64Array[]> {
  const size = inputs.length;
  const width = inputs[0]?.length ?? 0;
  const meter = new WorkMeter();
  const middle = meanOf(inputs, width);
  const centred = inputs.map((input) => input.map((value, i) => value - middle[i]!));
  const products = new Float64Array(size * size);
  let trace = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      products[i * size + j] = dot(centred[i]!, 0, centred[j]!, 0, width);
      if (meter.spent(width)) yield;
    }
    trace += products[i * size + i]!;
  }
  // A single input has no spread; anything above 0 lets it be solved.
  for (let i = 0; i < size; i++) products[i * size + i] = products[i * size + i]! + (ridge * trace) / size + 1e-12;
  const factor = yield* choleskyOf(products, size, 0);
  const means = meanOf(outputs, outputs[0]?.length ?? 0);
  const rows: Float64Array[] = [];
  for (const [c, mean] of means.entries()) {
    const factors = solve(
      factor,
      outputs.map((row) => row[c]! - mean),
    );
    const weights = new Float64Array(width);
    for (let i = 0; i < size; i++) {
      for (let k = 0; k < width; k++) weights[k] = weights[k]! + factors[i]! * centred[i]![k]!;
      if (meter.spent(width + size)) yield;
    }
    rows.push(weights);
  }
  return rows;
}

function meanOf(rows: readonly Float64Array[], width: number): Float64Array {
  const mean = new Float64Array(width);
  for (const row of rows) for (let i = 0; i < width; i++) mean[i] = mean[i]! + row[i]! / rows.length;
  return mean;
}
