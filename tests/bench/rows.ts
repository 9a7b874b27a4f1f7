/** One line of a benchmark; `value` is what bars are about. */
export interface Row {
  readonly name: string;
  readonly unit: string;
  readonly ours: number | null;
  readonly stock: number | null;
  readonly value: number;
  readonly note: string;
}

/** How many times faster ours is than stock, from times in ms of runs that took turns. */
export function timesRow(name: string, ours: readonly number[], stock: readonly number[], note: string): Row {
  const [own, other] = [median(ours), median(stock)];
  return {
    name,
    unit: 'ms',
    ours: own,
    stock: other,
    value: other / own,
    note: `${note}; ${ours.length} runs each, medians; value is stock / ours`,
  };
}

/** Bytes on the wire. */
export function bytesRow(name: string, ours: number, stock: number, note: string): Row {
  return { name, unit: 'bytes', ours, stock, value: ours, note };
}

/** The middle of some numbers; NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the numbers lies, between neighbours by line; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN];
  return low + (high - low) * (place - Math.floor(place));
}
