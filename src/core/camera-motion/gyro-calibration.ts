import { choleskyOf, solve } from '#core/linear-algebra/cholesky.ts';
import { dot } from '#core/linear-algebra/dot.ts';
import { runThrough } from '#core/run-through.ts';

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
    const moments = Float64Array.of(aa + RIDGE, ab, ac, ab, bb + RIDGE, bc, ac, bc, cc + RIDGE);
    const factor = runThrough(choleskyOf(moments, 3, 0));
    const along = (shifts: readonly number[]) => dot(solve(factor, shifts), 0, [alpha, beta, gamma], 0, 3);
    return { x: along(this.#x), y: along(this.#y) };
  }

  reset(): void {
    this.#moments = [0, 0, 0, 0, 0, 0];
    this.#x = [0, 0, 0];
    this.#y = [0, 0, 0];
  }
}
