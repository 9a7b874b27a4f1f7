import { Inflate } from 'fflate';
import { crc32 } from '#core/head/distillation/crc32.ts';
import type { ZipEntry } from './zip-directory.ts';

const HEADER = 0x04034b50;
const HEADER_BYTES = 30;
/** Packed bytes that are unpacked at once: a bomb grows a thousandfold, so it is noticed after 16 MB. */
const STEP = 1 << 14;

/**
 * One file out of a zip; null where it is damaged, packed in another way, or larger than its directory says. `pause` is
 * awaited between steps.
 */
export async function unpackEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  pause: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.at + HEADER_BYTES > bytes.length || view.getUint32(entry.at, true) !== HEADER) return null;
  const from = entry.at + HEADER_BYTES + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(from, from + entry.packed);
  if (packed.length !== entry.packed) return null;
  const whole =
    entry.method === 8 ? await inflate(packed, entry.size, pause) : entry.method === 0 ? packed.slice() : null;
  await pause();
  return whole?.length === entry.size && crc32(whole) === entry.crc32 ? whole : null;
}

async function inflate(
  packed: Uint8Array,
  size: number,
  pause: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const whole = new Uint8Array(size);
  let filled = 0;
  let ended = false;
  const stream = new Inflate((part, final) => {
    if (filled + part.length > size) throw new RangeError('larger than it says');
    whole.set(part, filled);
    filled += part.length;
    ended ||= final;
  });
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
      await pause();
    }
  } catch {
    return null;
  }
  return ended && filled === size ? whole : null;
}
