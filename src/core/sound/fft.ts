/**
 * Discrete Fourier transform in place, radix 2 (Cooley and Tukey 1965): `real` and `imaginary` hold the samples and
 * afterwards the coefficients X[k] = Σ x[n] · e^(−2πikn/N). Their length must be a power of two.
 */
export function fft(real: Float64Array, imaginary: Float64Array): void {
  const { length } = real;
  if (length === 0 || (length & (length - 1)) !== 0 || imaginary.length !== length) {
    throw new RangeError(`the transform needs a power of two, not ${length} and ${imaginary.length}`);
  }
  reorder(real, imaginary);
  for (let half = 1; half < length; half *= 2) {
    for (let offset = 0; offset < half; offset++) {
      const angle = (-Math.PI * offset) / half;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      for (let top = offset; top < length; top += 2 * half) {
        const low = top + half;
        const re = real[low]! * cos - imaginary[low]! * sin;
        const im = real[low]! * sin + imaginary[low]! * cos;
        real[low] = real[top]! - re;
        imaginary[low] = imaginary[top]! - im;
        real[top] = real[top]! + re;
        imaginary[top] = imaginary[top]! + im;
      }
    }
  }
}

/** Puts every number at the place whose binary digits are its own read backwards. */
function reorder(real: Float64Array, imaginary: Float64Array): void {
  const { length } = real;
  for (let from = 1, to = 0; from < length; from++) {
    let bit = length >> 1;
    for (; to & bit; bit >>= 1) to ^= bit;
    to ^= bit;
    if (from < to) {
      [real[from], real[to]] = [real[to]!, real[from]!];
      [imaginary[from], imaginary[to]] = [imaginary[to]!, imaginary[from]!];
    }
  }
}
