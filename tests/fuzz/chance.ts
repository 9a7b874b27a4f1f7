import { rng } from '#core/rng.ts';

/** Choices that the same seed makes again in the same order. */
export class Chance {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = rng(seed);
    // Neighbouring seeds begin alike.
    this.#random();
  }

  /** 0 ≤ n < `below`, whole. */
  int(below: number): number {
    return Math.floor(this.#random() * below);
  }

  /** −1..1. */
  number(): number {
    return this.#random() * 2 - 1;
  }

  /** True in this share of all cases. */
  odds(share: number): boolean {
    return this.#random() < share;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.int(list.length)]!;
  }

  bytes(length: number): Uint8Array<ArrayBuffer> {
    return Uint8Array.from({ length }, () => this.int(256));
  }
}
