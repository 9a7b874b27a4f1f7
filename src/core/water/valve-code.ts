import type { Network } from '#core/network/network.ts';
import { MOST_OPEN } from './valve.ts';

/** Positions of a valve to either side of closed. */
const STEPS = 127;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** All valves and taps as letters for an address, each rounded to one of 255 positions. */
export function codeOfValves(network: Network): string {
  const numbers = network.layers.flatMap(({ weights, biases }) => [...weights, ...biases]);
  const positions = numbers.map((value) =>
    Math.min(2 * STEPS, Math.max(0, Math.round((value / MOST_OPEN) * STEPS) + STEPS)),
  );
  // Each position takes 8 bits, each letter carries 6.
  let [text, rest, bits] = ['', 0, 0];
  for (const position of positions) {
    rest = (rest << 8) | position;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += LETTERS[(rest >> bits) & 63];
    }
    rest &= (1 << bits) - 1;
  }
  return bits > 0 ? text + LETTERS[(rest << (6 - bits)) & 63] : text;
}

/** A network of the same shape with the valves of a code; null where the code is not for this shape. */
export function withValves(network: Network, code: string): Network | null {
  const count = network.layers.reduce((sum, { weights, biases }) => sum + weights.length + biases.length, 0);
  if (code.length !== Math.ceil((count * 8) / 6)) return null;
  const values: number[] = [];
  let [rest, bits] = [0, 0];
  for (const letter of code) {
    const six = LETTERS.indexOf(letter);
    if (six < 0) return null;
    rest = (rest << 6) | six;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    values.push(Math.min(MOST_OPEN, (((rest >> bits) & 255) - STEPS) * (MOST_OPEN / STEPS)));
    rest &= (1 << bits) - 1;
  }
  let at = 0;
  const take = (length: number) => Float64Array.from(values.slice(at, (at += length)));
  return {
    layers: network.layers.map((layer) => ({
      ...layer,
      weights: take(layer.weights.length),
      biases: take(layer.biases.length),
    })),
  };
}
