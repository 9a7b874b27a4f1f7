/** Writes numbers of a few bits each, the highest bit first. */
export class BitWriter {
  readonly #bytes: number[] = [];
  #pending = 0;
  #count = 0;

  write(value: number, bits: number): void {
    for (let bit = bits - 1; bit >= 0; bit--) {
      this.#pending = (this.#pending << 1) | ((value >> bit) & 1);
      if (++this.#count < 8) continue;
      this.#bytes.push(this.#pending);
      this.#pending = this.#count = 0;
    }
  }

  /** Everything written, filled up with zeros to whole bytes. */
  bytes(): Uint8Array {
    const rest = this.#count > 0 ? [this.#pending << (8 - this.#count)] : [];
    return Uint8Array.from([...this.#bytes, ...rest]);
  }
}

/** Reads what {@link BitWriter} wrote. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#at = 0;
  }

  /** The next bit. Throws past the end. */
  bit(): number {
    const byte = this.#bytes[this.#at >> 3];
    if (byte === undefined) throw new Error('The bits end too early.');
    return (byte >> (7 - (this.#at++ & 7))) & 1;
  }
}
