/** Turn of the phone between two frames about its three axes, degrees, as `devicemotion` reports them. */
export interface Turn {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

/** Weight that old evidence keeps per look: forgets a turned screen or another lens within some seconds. */
const KEEP = 0.97;
/** Pulls the unknown gains to zero while there is little evidence, degrees². */
const RIDGE = 4;
/** Weighted sum of squared turns in degrees² after which the gains are believed. */
const ENOUGH = 60;

/**
 * Learns how a turn of the phone shifts the picture. Browsers disagree about which axis is alpha, phones about
 * their field of view, and both about signs, so nothing is assumed: shift = gains · turn, by least squares with
 * forgetting, from frames whose shift was seen in the picture itself.
 */
export class GyroCalibration {
  // Upper triangle of Σ t·tᵀ, then Σ t·shift for x and y.
  #moments = [0, 0, 0, 0, 0, 0];
  #x = [0, 0, 0];
  #y = [0, 0, 0];

  /** One frame with a sure shift (shares of the picture). */
  learn({ alpha: a, beta: b, gamma: c }: Turn, shift: { x: number; y: number }): void {
    const products = [a * a, a * b, a * c, b * b, b * c, c * c];
    this.#moments = this.#moments.map((sum, i) => sum * KEEP + (products[i] ?? 0));
    this.#x = [a, b, c].map((turn, i) => (this.#x[i] ?? 0) * KEEP + turn * shift.x);
    this.#y = [a, b, c].map((turn, i) => (this.#y[i] ?? 0) * KEEP + turn * shift.y);
  }

  /** The shift that a turn makes, shares of the picture; null before enough has been seen. */
  shiftOf({ alpha, beta, gamma }: Turn): { x: number; y: number } | null {
    const [aa = 0, ab = 0, ac = 0, bb = 0, bc = 0, cc = 0] = this.#moments;
    if (aa + bb + cc < ENOUGH) return null;
    const solve = (right: readonly number[]) => solve3(aa + RIDGE, ab, ac, bb + RIDGE, bc, cc + RIDGE, right);
    const dot = (gains: readonly number[]) =>
      (gains[0] ?? 0) * alpha + (gains[1] ?? 0) * beta + (gains[2] ?? 0) * gamma;
    return { x: dot(solve(this.#x)), y: dot(solve(this.#y)) };
  }

  reset(): void {
    this.#moments = [0, 0, 0, 0, 0, 0];
    this.#x = [0, 0, 0];
    this.#y = [0, 0, 0];
  }
}

/** Solves a symmetric positive definite 3×3 system by Cramer's rule. */
function solve3(
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  [r = 0, s = 0, t = 0]: readonly number[],
): number[] {
  const determinant = a * (d * f - e * e) - b * (b * f - e * c) + c * (b * e - d * c);
  return [
    (r * (d * f - e * e) - b * (s * f - e * t) + c * (s * e - d * t)) / determinant,
    (a * (s * f - e * t) - r * (b * f - e * c) + c * (b * t - s * c)) / determinant,
    (a * (d * t - s * e) - b * (b * t - s * c) + r * (b * e - d * c)) / determinant,
  ];
}
