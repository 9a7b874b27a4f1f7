const bits = new Uint32Array(1);
const float = new Float32Array(bits.buffer);

/** IEEE 754 half of a number, rounded to nearest even; too large becomes infinity. */
export function toHalf(value: number): number {
  float[0] = value;
  const word = bits[0] ?? 0;
  const sign = (word >>> 16) & 0x8000;
  const rest = word & 0x7fffffff;
  if (rest > 0x7f800000) return sign | 0x7e00; // not a number
  if (rest >= 0x477ff000) return sign | 0x7c00; // 65520 and more
  if (rest < 0x38800000) {
    // Below 2^-14 halves are multiples of 2^-24; adding 0.5 makes the float unit round to just those.
    float[0] = Math.abs(value) + 0.5;
    return sign | ((bits[0] ?? 0) - 0x3f000000);
  }
  // Rebias the exponent from 127 to 15, then round the 13 bits that go, ties to even.
  return sign | ((rest - 0x38000000 + 0xfff + ((rest >>> 13) & 1)) >>> 13);
}

/** The number that a half stands for. */
export function fromHalf(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >>> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
