import { BitReader, BitWriter } from './bits.ts';
import { codeLengths, PrefixCode } from './prefix-code.ts';
import type { Character, Stroke } from './strokes.ts';

/** 'VST' and the version of the layout. */
const MAGIC = [0x56, 0x53, 0x54, 1] as const;
/** Steps across the square: finer than a pen is wide. */
const STEPS = 112;
/** Symbols of each code: how many strokes or points; a coordinate's change, from −STEPS to STEPS. */
const SYMBOLS = { strokes: 256, points: 64, change: 2 * STEPS + 1 };
/** A change is coded by what it leads to: the next stroke, the second point of a stroke, or a later one. */
const CODES = [SYMBOLS.strokes, SYMBOLS.points, ...Array.from({ length: 6 }, () => SYMBOLS.change)] as const;
const STROKES = 0;
const POINTS = 1;
const CHANGES = 2;

/** Many characters in few bytes; each is read only when somebody asks for it. */
export interface StrokeFile {
  /** Every character in the file, in the order in which they were packed. */
  readonly glyphs: readonly string[];
  /** null where the character is not in the file. Throws where its bytes are damaged. */
  find(glyph: string): Character | null;
}

/**
 * Packs characters: points on a grid of 112 steps, each as the change from the one before, in Huffman codes of the
 * whole file's own. Layout: magic, count (2 bytes), lengths of the codes (4 bits each, two a byte), for each character
 * the change of its code point (0, −1, 1, −2 … as 0, 1, 2, 3 …) and its length in bytes (7 bits a byte, the highest bit:
 * more), then their bits.
 */
export function packStrokes(characters: readonly Character[]): Uint8Array {
  const symbols = characters.map(symbolsOf);
  const counts = CODES.map((size) => new Array<number>(size).fill(0));
  for (const [code, symbol] of symbols.flat()) counts[code]![symbol]!++;
  const lengths = counts.map(codeLengths);
  const codes = lengths.map((one) => new PrefixCode(one));
  const bodies = symbols.map((list) => {
    const bits = new BitWriter();
    for (const [code, symbol] of list) codes[code]!.write(bits, symbol);
    return bits.bytes();
  });
  const tables = new BitWriter();
  for (const list of lengths) for (const length of list) tables.write(length, 4);
  const index = characters.flatMap((one, i) => [
    ...varint(zigzag(codePoint(one) - (i > 0 ? codePoint(characters[i - 1]!) : 0))),
    ...varint(bodies[i]!.length),
  ]);
  const head = [...MAGIC, characters.length >> 8, characters.length & 255, ...tables.bytes(), ...index];
  const file = new Uint8Array(head.length + bodies.reduce((sum, { length }) => sum + length, 0));
  file.set(head);
  let at = head.length;
  for (const body of bodies) {
    file.set(body, at);
    at += body.length;
  }
  return file;
}

/** Opens a file that {@link packStrokes} made. Throws where it is anything else, cut off or too long. */
export function openStrokes(file: Uint8Array): StrokeFile {
  if (MAGIC.some((byte, i) => file[i] !== byte)) throw new Error('This is no file of strokes.');
  const count = (file[4]! << 8) | file[5]!;
  const tables = new BitReader(file.subarray(6));
  const codes = CODES.map((size) => new PrefixCode(Uint8Array.from({ length: size }, () => nibble(tables))));
  let at = 6 + Math.ceil(CODES.reduce((sum, size) => sum + size, 0) / 2);
  const number = () => {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = file[at++];
      if (byte === undefined) break;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw new Error('The list of characters is damaged.');
  };
  const glyphs: string[] = [];
  const places = new Map<string, readonly [number, number]>();
  let point = 0;
  let offset = 0;
  for (let i = 0; i < count; i++) {
    const change = number();
    point += change & 1 ? -(change + 1) / 2 : change / 2;
    if (point < 0 || point > 0x10ffff) throw new Error('The list of characters is damaged.');
    const length = number();
    const glyph = String.fromCodePoint(point);
    glyphs.push(glyph);
    places.set(glyph, [offset, length]);
    offset += length;
  }
  const start = at;
  if (start + offset !== file.length) throw new Error('The file of strokes has not the length that it should have.');
  return {
    glyphs,
    find(glyph) {
      const place = places.get(glyph);
      if (!place) return null;
      const bits = new BitReader(file.subarray(start + place[0], start + place[0] + place[1]));
      return { glyph, strokes: strokesOf(bits, codes) };
    },
  };
}

type Coded = readonly [code: number, symbol: number];

function symbolsOf({ strokes }: Character): Coded[] {
  const symbols: Coded[] = [[STROKES, strokes.length]];
  let [x, y] = [STEPS >> 1, STEPS >> 1];
  for (const stroke of strokes) {
    const steps = onGrid(stroke);
    symbols.push([POINTS, steps.length]);
    for (const [i, [toX, toY]] of steps.entries()) {
      const code = changeCode(i);
      symbols.push([code, toX - x + STEPS], [code + 1, toY - y + STEPS]);
      [x, y] = [toX, toY];
    }
  }
  return symbols;
}

function strokesOf(bits: BitReader, codes: readonly PrefixCode[]): Stroke[] {
  let [x, y] = [STEPS >> 1, STEPS >> 1];
  return Array.from({ length: codes[STROKES]!.read(bits) }, () =>
    Array.from({ length: codes[POINTS]!.read(bits) }, (_, i) => {
      const code = changeCode(i);
      x += codes[code]!.read(bits) - STEPS;
      y += codes[code + 1]!.read(bits) - STEPS;
      if (x < 0 || y < 0 || x > STEPS || y > STEPS) throw new Error('A stroke leaves its square.');
      return { x: x / STEPS, y: y / STEPS };
    }),
  );
}

/** Code of a change across by the place of its point in the stroke; that of a change down follows. */
function changeCode(place: number): number {
  return CHANGES + 2 * Math.min(place, 2);
}

/** Points on the grid, none twice in a row. */
function onGrid(stroke: Stroke): (readonly [number, number])[] {
  const snap = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * STEPS);
  return stroke
    .map(({ x, y }) => [snap(x), snap(y)] as const)
    .filter(([x, y], i, all) => i === 0 || x !== all[i - 1]![0] || y !== all[i - 1]![1]);
}

function nibble(bits: BitReader): number {
  return (bits.bit() << 3) | (bits.bit() << 2) | (bits.bit() << 1) | bits.bit();
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (; value > 127; value >>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}

function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function codePoint({ glyph }: Character): number {
  return glyph.codePointAt(0) ?? 0;
}
