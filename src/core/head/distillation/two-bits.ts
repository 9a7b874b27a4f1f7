/**
 * The four numbers that stand for a normally distributed one with the least squared error, and where the outer ones
 * begin, in units of its deviation (Max 1960, Lloyd 1982).
 */
const INNER = 0.4528;
const OUTER = 1.51;
const BORDER = 0.9816;

/** Every number replaced by one of four, ± inner and ± outer; two bits are enough to tell which. */
export function toTwoBits(values: Float64Array): Float64Array {
  const square = values.reduce((sum, value) => sum + value * value, 0) / Math.max(1, values.length);
  // As it travels, so that what is read back is equal to the bit.
  const unit = Math.fround(Math.sqrt(square));
  return values.map((value) => (value < 0 ? -unit : unit) * (Math.abs(value) < BORDER * unit ? INNER : OUTER));
}

/** One row as it travels: the unit, and two bits for each number, four in a byte, the first one lowest. */
export interface TwoBitRow {
  readonly unit: number;
  readonly codes: Uint8Array;
}

/** Packs what {@link toTwoBits} made. */
export function packRow(values: Float64Array): TwoBitRow {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const unit = Math.fround(largest / OUTER);
  const codes = new Uint8Array(Math.ceil(values.length / 4));
  values.forEach((value, i) => {
    const code = (value < 0 ? 2 : 0) + (Math.abs(value) > BORDER * unit ? 1 : 0);
    codes[i >> 2] = codes[i >> 2]! | (code << (2 * (i & 3)));
  });
  return { unit, codes };
}

/** Reads `length` numbers of a row. */
export function unpackRow({ unit, codes }: TwoBitRow, length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => {
    const code = (codes[i >> 2]! >> (2 * (i & 3))) & 3;
    return (code & 2 ? -unit : unit) * (code & 1 ? OUTER : INNER);
  });
}
