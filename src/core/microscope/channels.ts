/**
 * The channels that vary most over the picture, by their standard deviation over all spots; those that say the same
 * everywhere show nothing. Ties: the smaller number first.
 * @param values spot after spot, the channels of each
 * @returns at most `count` channel numbers, the most varied first; channels that do not vary are left out
 */
export function mostVaried(values: Float32Array, channels: number, count: number): number[] {
  const spots = values.length / channels;
  const sums = new Float64Array(channels);
  const squares = new Float64Array(channels);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    sums[i % channels]! += value;
    squares[i % channels]! += value * value;
  }
  const variance = squares.map((square, c) => square / spots - (sums[c]! / spots) ** 2);
  return [...variance.keys()]
    .filter((c) => variance[c]! > 1e-9)
    .sort((a, b) => variance[b]! - variance[a]! || a - b)
    .slice(0, count);
}

/** The maps of some channels, one after the other. `values`: as for {@link mostVaried}. */
export function mapsOf(values: Float32Array, channels: number, chosen: readonly number[]): Float32Array {
  const spots = values.length / channels;
  const maps = new Float32Array(chosen.length * spots);
  for (const [at, channel] of chosen.entries()) {
    for (let spot = 0; spot < spots; spot++) maps[at * spots + spot] = values[spot * channels + channel]!;
  }
  return maps;
}

/** One of the maps of {@link mapsOf}, and where it is strongest. */
export interface ChannelMap {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
  /** The largest value, and the share 0..1 of spots that reach half of it. */
  readonly peak: number;
  readonly wide: number;
}

/** The map of the channel at place `at` of the shown ones. */
export function mapAt(
  { rows, columns, maps }: { readonly rows: number; readonly columns: number; readonly maps: Float32Array },
  at: number,
): ChannelMap {
  const values = maps.subarray(at * rows * columns, (at + 1) * rows * columns);
  // Plain loops: some dozen maps of ten thousand spots are asked for at once.
  let [peak, strong] = [0, 0];
  for (let spot = 0; spot < values.length; spot++) if (values[spot]! > peak) peak = values[spot]!;
  for (let spot = 0; peak > 0 && spot < values.length; spot++) if (values[spot]! >= peak / 2) strong += 1;
  return { rows, columns, values, peak, wide: values.length ? strong / values.length : 0 };
}
