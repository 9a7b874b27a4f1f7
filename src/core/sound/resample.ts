/**
 * Samples at another rate, each the mean of the stretch of time that it stands for: what is too high for the new rate
 * is mostly averaged away. `from`, `to`: samples a second.
 */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const step = from / to;
  const result = new Float32Array(Math.floor(samples.length / step));
  for (let i = 0; i < result.length; i++) {
    const [start, end] = [i * step, (i + 1) * step];
    let sum = 0;
    for (let at = Math.floor(start); at < end; at++) {
      const share = Math.min(at + 1, end) - Math.max(at, start);
      sum += (samples[at] ?? 0) * share;
    }
    result[i] = sum / step;
  }
  return result;
}
