import type { Chance } from '../chance.ts';

const ODD_WORDS = [0, 1, 7, 8, 0x7f, 0x80, 0xff, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff];

/** Bytes with some of them changed: single ones, lengths of two and four, stretches gone, twice or foreign, an end too early. */
export function byteMutant(chance: Chance, bytes: Uint8Array, within = bytes.length): Uint8Array<ArrayBuffer> {
  let mutant = bytes.slice();
  for (let step = 1 + chance.int(4); step > 0 && mutant.length > 8; step--) {
    const at = chance.int(Math.min(within, mutant.length - 4));
    const view = new DataView(mutant.buffer);
    switch (chance.int(7)) {
      case 0:
        mutant[at] = mutant[at]! ^ (1 << chance.int(8));
        break;
      case 1:
        view.setUint32(at, chance.pick(ODD_WORDS), chance.odds(0.5));
        break;
      case 2:
        view.setUint16(at, chance.pick(ODD_WORDS) & 0xffff, chance.odds(0.5));
        break;
      case 3:
        mutant = mutant.slice(0, at);
        break;
      case 4: {
        const other = chance.bytes(1 + chance.int(40));
        mutant.set(other.subarray(0, mutant.length - at), at);
        break;
      }
      case 5: {
        const end = at + chance.int(Math.min(2000, mutant.length - at));
        mutant = joined(mutant.subarray(0, end), mutant.subarray(at));
        break;
      }
      default: {
        const end = at + chance.int(Math.min(2000, mutant.length - at));
        mutant = joined(mutant.subarray(0, at), mutant.subarray(end));
      }
    }
  }
  return mutant;
}

/** Pieces one after the other. */
export function joined(...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
