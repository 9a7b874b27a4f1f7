import { deflateSync, strToU8 } from 'fflate';
import { crc32 } from '#core/head/distillation/crc32.ts';
import type { Chance } from '../chance.ts';
import { joined } from './byte-mutant.ts';
import { ODD_KEYS } from './odd-values.ts';

/** One entry as both of its headers say; nothing has to be true. */
interface Entry {
  name: string;
  readonly packed: Uint8Array;
  flags: number;
  method: number;
  crc: number;
  packedSize: number;
  size: number;
  /** Where its own header is said to begin; null: where it does. */
  at: number | null;
}

const ODD_PLACES = ['../', '/', 'C:\\', 'a/../', './', '__MACOSX/', 'a/b/c/', '\\\\host\\', '\u202e', '.', 'pictures/'];

/** A zip of these parts, each thing about it true but for a few. */
export function zipMutant(chance: Chance, parts: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
  let entries = Object.entries(parts).map(([name, bytes]) => entryOf(chance, name, bytes));
  for (let step = chance.int(3); step > 0 && entries.length > 0; step--) entries = changed(chance, entries);
  const zip = zipOf(entries);
  return chance.odds(0.1) ? joined(zip, chance.bytes(chance.int(60))) : zip;
}

function entryOf(chance: Chance, name: string, bytes: Uint8Array): Entry {
  const method = name.endsWith('.json') || chance.odds(0.05) ? 8 : 0;
  const packed = method === 8 ? deflateSync(bytes, { level: 1 }) : bytes;
  const sizes = { packedSize: packed.length, size: bytes.length };
  return { name, packed, flags: 0, method, crc: sumOf(bytes), ...sizes, at: null };
}

function changed(chance: Chance, entries: Entry[]): Entry[] {
  const one = chance.pick(entries);
  const others = entries.filter((entry) => entry !== one);
  switch (chance.int(12)) {
    case 0:
      return others;
    case 1:
      return [...entries, { ...one }];
    case 2:
      return [...others, { ...one, flags: chance.pick([1, 8, 0x41, 0x800, 0xffff]) }];
    case 3:
      return [...others, { ...one, crc: chance.int(2 ** 32) }];
    case 4:
      return [...others, { ...one, method: chance.pick([0, 8, 9, 12, 14, 93, 99]) }];
    case 5:
      return [...others, { ...one, size: chance.pick([0, 1, one.size + 1, 2 ** 20, 2 ** 27, 2 ** 32 - 1]) }];
    case 6:
      return [...others, { ...one, packedSize: chance.pick([0, one.packed.length - 1, 2 ** 26, 2 ** 32 - 1]) }];
    case 7:
      return [...others, { ...one, at: chance.pick([0, 1, 4, 2 ** 31, 2 ** 32 - 1]) }];
    case 8:
      return [...others, { ...one, name: chance.pick(ODD_PLACES) + one.name }];
    case 9:
      return [...entries, { ...one, name: chance.pick(ODD_PLACES) + chance.pick(ODD_KEYS) }];
    case 10:
      return entries.map((entry) => ({ ...entry, name: `${chance.pick(['a/', 'b\\', '../', '/'])}${entry.name}` }));
    default:
      return [...others, bomb(chance, one.name)];
  }
}

/** A few bytes that become many, which the directory admits or not. */
function bomb(chance: Chance, name: string): Entry {
  const bytes = new Uint8Array(chance.pick([1, 4, 8]) * 2 ** 20);
  const packed = BOMBS.get(bytes.length) ?? deflateSync(bytes, { level: 1 });
  BOMBS.set(bytes.length, packed);
  const size = chance.pick([bytes.length, 100, 2 ** 27, 2 ** 27 + 1, 2 ** 32 - 1]);
  return { name, packed, flags: 0, method: 8, crc: 0, packedSize: packed.length, size, at: null };
}

/** The sums of parts that no mutant changed are the same each time. */
function sumOf(bytes: Uint8Array): number {
  const sum = SUMS.get(bytes) ?? crc32(bytes);
  SUMS.set(bytes, sum);
  return sum;
}

const SUMS = new WeakMap<Uint8Array, number>();
const BOMBS = new Map<number, Uint8Array>();

function zipOf(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = strToU8(entry.name);
    const local = header(0x04034b50, 30, entry, name.length, 4);
    const central = header(0x02014b50, 46, entry, name.length, 6);
    new DataView(central.buffer).setUint32(42, entry.at ?? at, true);
    bodies.push(local, name, entry.packed);
    directory.push(central, name);
    at += local.length + name.length + entry.packed.length;
  }
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, entries.length, true);
  view.setUint16(10, entries.length, true);
  view.setUint32(12, directory.reduce((sum, { length }) => sum + length, 0), true); // prettier-ignore
  view.setUint32(16, at, true);
  return joined(...bodies, ...directory, end);
}

/** Both headers of an entry hold the same fields in the same order, from `from` on. */
function header(magic: number, length: number, entry: Entry, nameLength: number, from: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint16(from, 20, true);
  view.setUint16(from + 2, entry.flags, true);
  view.setUint16(from + 4, entry.method, true);
  view.setUint32(from + 10, entry.crc, true);
  view.setUint32(from + 14, entry.packedSize, true);
  view.setUint32(from + 18, entry.size, true);
  view.setUint16(from + 22, nameLength, true);
  return bytes;
}
