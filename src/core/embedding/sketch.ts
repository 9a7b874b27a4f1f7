import { rng } from '#core/rng.ts';

/**
 * Makes long vectors short while their inner products stay, in the mean, what they were (count sketch; Charikar,
 * Chen, Farach-Colton 2002): every number goes, with a sign, to one place drawn by chance once and for all.
 */
export class Sketch {
  readonly #places: Uint16Array;
  readonly #signs: Int8Array;
  readonly #length: number;

  /** From vectors of `from` numbers to vectors of `length`, at most 65536. */
  constructor(from: number, length: number, seed: number) {
    const chance = rng(seed);
    this.#length = length;
    this.#places = Uint16Array.from({ length: from }, () => Math.floor(chance() * length));
    this.#signs = Int8Array.from({ length: from }, () => (chance() < 0.5 ? -1 : 1));
  }

  of(values: Float32Array): Float32Array {
    const short = new Float32Array(this.#length);
    for (let i = 0; i < values.length; i++) {
      const place = this.#places[i]!;
      short[place] = short[place]! + this.#signs[i]! * values[i]!;
    }
    return short;
  }
}
