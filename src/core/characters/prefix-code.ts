import type { BitReader, BitWriter } from './bits.ts';

/** Longest code, bits: what is rarer than that is coded a little longer than it deserves. */
const LONGEST = 15;

/** How many bits each symbol 0, 1, 2 … takes; 0: it never comes. All that a canonical code needs. */
export type CodeLengths = Uint8Array;

/** The best code for symbols that come that often (Huffman 1952), no code longer than 15 bits. */
export function codeLengths(counts: readonly number[]): CodeLengths {
  let flatter = counts.slice();
  for (;;) {
    const lengths = huffman(flatter);
    if (lengths.every((length) => length <= LONGEST)) return lengths;
    // Halving brings rare symbols nearer to the frequent ones.
    flatter = flatter.map((count) => (count > 0 ? Math.ceil(count / 2) : 0));
  }
}

function huffman(counts: readonly number[]): CodeLengths {
  const lengths = new Uint8Array(counts.length);
  let groups = counts
    .map((count, symbol) => ({ count, symbols: [symbol] }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count);
  if (groups.length === 1) lengths[groups[0]!.symbols[0]!] = 1;
  while (groups.length > 1) {
    const [first, second, ...others] = groups;
    const joined = { count: first!.count + second!.count, symbols: [...first!.symbols, ...second!.symbols] };
    for (const symbol of joined.symbols) lengths[symbol]!++;
    const place = others.findIndex(({ count }) => count >= joined.count);
    groups = place < 0 ? [...others, joined] : [...others.slice(0, place), joined, ...others.slice(place)];
  }
  return lengths;
}

/** Canonical prefix code: among codes of one length the symbols are in order. */
export class PrefixCode {
  readonly #lengths: CodeLengths;
  readonly #codes: readonly number[];
  /** Symbols in the order of their codes, and how many there are of each length. */
  readonly #symbols: readonly number[];
  readonly #counts: readonly number[];

  /** Throws where the lengths cannot be those of a code. */
  constructor(lengths: CodeLengths) {
    this.#lengths = lengths;
    const counts = new Array<number>(LONGEST + 1).fill(0);
    for (const length of lengths) {
      if (length > LONGEST) throw new Error('A code is too long.');
      if (length > 0) counts[length]!++;
    }
    const firsts = [0];
    let code = 0;
    for (let length = 1; length <= LONGEST; length++) {
      code = (code + (counts[length - 1] ?? 0)) << 1;
      firsts.push(code);
      if (code + counts[length]! > 2 ** length) throw new Error('Two codes are the same.');
    }
    this.#counts = counts;
    this.#codes = Array.from(lengths, (length) => (length > 0 ? firsts[length]!++ : 0));
    this.#symbols = Array.from(lengths.keys())
      .filter((symbol) => lengths[symbol]! > 0)
      .sort((a, b) => lengths[a]! - lengths[b]! || a - b);
  }

  write(bits: BitWriter, symbol: number): void {
    const length = this.#lengths[symbol] ?? 0;
    if (length === 0) throw new Error(`The symbol ${symbol} has no code.`);
    bits.write(this.#codes[symbol]!, length);
  }

  /** The next symbol. Throws where the bits are none. */
  read(bits: BitReader): number {
    let code = 0;
    let first = 0;
    let before = 0;
    for (let length = 1; length <= LONGEST; length++) {
      code |= bits.bit();
      const count = this.#counts[length]!;
      if (code - first < count) return this.#symbols[before + code - first]!;
      before += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Error('These bits are no symbol.');
  }
}
